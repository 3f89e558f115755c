FROM alpine:3.20
RUN addgroup -S -g 1001 app && adduser -S -u 1001 -G app app
USER app
