FROM debian:12
RUN apt-get update && apt-get install -y sudo
RUN mkdir -p /srv/data && chmod 755 /srv/data
