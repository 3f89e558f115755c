FROM debian:12-slim
RUN mkdir -p /srv/{data,logs}
RUN if [[ -d /srv/data ]]; then echo there > /state; fi
