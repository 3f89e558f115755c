FROM debian:12-slim
ENV VERSION=1.2 URL="https://example.com/${VERSION}.tgz"
CMD ["bash"]
