FROM debian:12
RUN mv /bin/sh /bin/sh.orig \
    && ln -s bash /bin/sh
RUN [[ -d /srv ]]
