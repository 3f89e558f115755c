FROM debian:12
# bash for all that follows
RUN rm /bin/sh && ln -s /bin/bash /bin/sh
RUN [[ -d /srv ]]
