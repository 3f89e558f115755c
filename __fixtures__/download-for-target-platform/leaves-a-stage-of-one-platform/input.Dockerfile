FROM --platform=linux/amd64 debian:12-slim
ADD https://github.com/tianon/gosu/releases/download/1.17/gosu-amd64 /usr/local/bin/gosu
