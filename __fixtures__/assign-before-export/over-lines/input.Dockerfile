FROM debian:12-slim
RUN apt-get update \
    && export V=$(cat /etc/debian_version) \
    && echo "$V"
