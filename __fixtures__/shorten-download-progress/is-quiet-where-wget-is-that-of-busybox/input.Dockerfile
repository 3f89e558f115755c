FROM alpine:3.20
RUN wget -O /app.tar https://example.org/app.tar
