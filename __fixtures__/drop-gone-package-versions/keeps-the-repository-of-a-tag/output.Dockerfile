FROM alpine:3.20
RUN echo '@edge https://dl-cdn.example.org/alpine/edge/main' >> /etc/apk/repositories && apk add --no-cache chromium@edge
