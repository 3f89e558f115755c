FROM alpine:3.20
ENV HOST example.com \
    PORT 8080 \
    USER=app
