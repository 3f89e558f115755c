FROM debian:12
RUN mkdir -p /srv/{data,logs}
SHELL ["/bin/bash", "-c"]
RUN mkdir -p /srv/{cache,tmp}
