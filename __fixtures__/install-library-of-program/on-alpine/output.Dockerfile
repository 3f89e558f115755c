FROM alpine:3.20
COPY tool /usr/local/bin/
RUN apk add --no-cache libstdc++
RUN tool --version
