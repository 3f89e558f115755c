FROM debian:12
RUN gpg --batch --keyserver keyserver.ubuntu.com --recv-keys 0x0123456789ABCDEF && gpg --batch --verify a.asc
