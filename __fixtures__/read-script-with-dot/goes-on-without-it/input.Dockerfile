FROM debian:12
RUN source /etc/os-release; echo "$VERSION_CODENAME" > /codename
