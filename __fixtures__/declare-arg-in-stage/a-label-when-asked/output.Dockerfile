ARG VERSION=1.0.0
FROM alpine:3.20
ARG VERSION
LABEL org.opencontainers.image.version=$VERSION
RUN echo "$VERSION" > /version
CMD ["cat", "/version"]
