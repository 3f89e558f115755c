FROM debian:12
RUN apt-get update && apt-get install -y sudo
RUN sudo mkdir -p /srv/data && sudo -E chmod 755 /srv/data
