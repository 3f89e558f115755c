FROM alpine:3.20
RUN wget -q -O /app.tar https://example.org/app.tar
