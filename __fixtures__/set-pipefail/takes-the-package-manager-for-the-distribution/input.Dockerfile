FROM example/image
RUN apk add --no-cache tar
RUN wget -qO- https://example.org/app.tar.gz | tar -xz
