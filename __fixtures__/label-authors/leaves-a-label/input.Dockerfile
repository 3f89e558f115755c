FROM alpine:3.20
LABEL maintainer="Ada Lovelace <ada@example.com>"
# MAINTAINER Grace
