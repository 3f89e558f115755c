FROM debian:12
RUN ln -sf /bin/bash /usr/local/bin/sh
RUN ln -s /opt/sh.conf /etc/sh.conf && ls -l /bin/sh
