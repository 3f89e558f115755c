FROM debian:12-slim
ARG TARGETARCH
LABEL built.for=any
ADD https://github.com/tianon/gosu/releases/download/1.17/gosu-amd64 /usr/local/bin/gosu
RUN chmod +x /usr/local/bin/gosu
