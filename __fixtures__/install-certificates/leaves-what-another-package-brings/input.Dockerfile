FROM ubuntu:22.04
RUN apt-get update && apt-get install -y --no-install-recommends curl python3-pip
RUN curl -fsSL https://downloads.example.com/tool -o /usr/local/bin/tool
