FROM debian:12-slim
ENV VERSION=1.2
ENV URL="https://example.com/${VERSION}.tgz"
CMD ["bash"]
