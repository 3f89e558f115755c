FROM debian:12-slim
RUN version=$(wget -O - https://example.org/version) && echo "$version"
