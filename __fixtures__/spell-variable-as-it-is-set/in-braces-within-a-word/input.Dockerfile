FROM debian:12-slim
ARG RELEASE=1.2
ADD https://example.com/tool-${RELASE}.tar.gz /tmp/
LABEL version="$RELEASES"
CMD ["bash"]
