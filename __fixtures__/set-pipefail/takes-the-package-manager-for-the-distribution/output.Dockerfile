FROM example/image
RUN apk add --no-cache tar
SHELL ["/bin/ash", "-o", "pipefail", "-c"]
RUN wget -qO- https://example.org/app.tar.gz | tar -xz
