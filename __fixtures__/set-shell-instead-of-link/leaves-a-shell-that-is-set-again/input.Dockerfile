FROM debian:12
RUN ln -sf /bin/bash /bin/sh
RUN [[ -d /srv ]]
RUN ln -sf /bin/dash /bin/sh
