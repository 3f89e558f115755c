FROM alpine:3.20
RUN wget -qO- https://example.org/app.tar.gz | tar -xz -C /opt; echo done
