FROM debian:12
RUN for d in a b; do mkdir -p /srv/$d; done \
    && if [ -d /srv/a ]; then touch /srv/a/x; fi \
    && [ -f /srv/a/x ] && ls /srv | sort
