FROM debian:12
RUN set -ex; \
    source /etc/os-release; \
    echo "deb http://ftp.debian.org/debian ${VERSION_CODENAME}-backports main" > /etc/apt/sources.list.d/backports.list
