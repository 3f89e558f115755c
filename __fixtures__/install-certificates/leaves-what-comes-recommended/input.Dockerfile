FROM debian:12-slim
RUN apt-get update && apt-get install -y curl
RUN curl -fsSL https://downloads.example.com/tool -o /usr/local/bin/tool
