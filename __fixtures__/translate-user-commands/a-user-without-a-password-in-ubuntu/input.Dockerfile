FROM ubuntu:22.04
RUN adduser -D -h /srv/app -s /sbin/nologin app
USER app
