FROM alpine:3.20
RUN mkdir /data && \
    useradd -rm app && \
    chown app:app /data
