FROM alpine:3.20
RUN mkdir /data && \
    addgroup -S app && adduser -S -G app app && \
    chown app:app /data
