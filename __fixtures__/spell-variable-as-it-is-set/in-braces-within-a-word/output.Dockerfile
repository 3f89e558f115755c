FROM debian:12-slim
ARG RELEASE=1.2
ADD https://example.com/tool-${RELEASE}.tar.gz /tmp/
LABEL version="$RELEASE"
CMD ["bash"]
