FROM debian:12-slim
RUN apt-get update \
    && V=$(cat /etc/debian_version) && export V \
    && echo "$V"
