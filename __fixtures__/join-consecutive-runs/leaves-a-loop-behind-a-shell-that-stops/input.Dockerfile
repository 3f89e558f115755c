FROM debian:12
RUN set -e && mkdir -p /srv
RUN for f in /srv/*; do test -d $f; touch $f/x; done
