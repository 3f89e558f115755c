FROM debian:12-slim
RUN version=$(cat /version) && curl -fsSLo /app "https://example.org/a" && mkdir -p "/opt/$version"
