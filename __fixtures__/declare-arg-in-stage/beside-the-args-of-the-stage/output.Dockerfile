ARG VERSION=3.1.0
FROM debian:12
ARG DEBIAN_FRONTEND=noninteractive
ARG TARGETARCH
ARG VERSION
RUN apt-get update && apt-get install -y curl
RUN curl -fsSL "https://example.com/v${VERSION}/tool_${TARGETARCH}" -o /usr/local/bin/tool
