FROM ubuntu:22.04
RUN useradd -m -d /srv/app -s /usr/sbin/nologin app
USER app
