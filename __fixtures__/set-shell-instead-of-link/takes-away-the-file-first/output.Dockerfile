FROM debian:12
# bash for all that follows
SHELL ["/bin/bash", "-c"]
RUN [[ -d /srv ]]
