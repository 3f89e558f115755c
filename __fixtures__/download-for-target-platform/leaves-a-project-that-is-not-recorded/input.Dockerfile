FROM debian:12-slim
ADD https://github.com/example/tool/releases/download/v1/tool-linux-amd64 /usr/local/bin/tool
