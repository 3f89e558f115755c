FROM alpine:3.20
RUN apk add --no-cache gnupg
RUN set -ex \
  && for key in \
    AB07D806D2CE741FB886EE50B025BA8B59C36319 \
    C9E9416F76E610DBD09D040F47B70C55ACC9965B \
  ; do \
    gpg --batch --keyserver "hkp://keyserver.ubuntu.com" --recv-keys "$key"; \
  done
