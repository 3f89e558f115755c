ARG VERSION=15.4.0-debian-11-r0
FROM bitnamilegacy/postgresql:${VERSION}
USER root
RUN install_packages postgis
