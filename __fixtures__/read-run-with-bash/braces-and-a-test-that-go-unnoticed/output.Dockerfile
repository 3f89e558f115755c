FROM debian:12-slim
SHELL ["/bin/bash", "-c"]
RUN mkdir -p /srv/{data,logs}
RUN if [[ -d /srv/data ]]; then echo there > /state; fi
