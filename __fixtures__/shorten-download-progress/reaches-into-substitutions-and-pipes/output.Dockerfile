FROM debian:12-slim
RUN version=$(wget --progress=dot:giga -O - https://example.org/version) && echo "$version"
