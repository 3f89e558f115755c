FROM debian:12
ARG SOURCE
ADD $SOURCE /srv/
ADD ${SOURCE}/tool.sh /usr/local/bin/
ONBUILD ADD $CONFIG /etc/app.conf
