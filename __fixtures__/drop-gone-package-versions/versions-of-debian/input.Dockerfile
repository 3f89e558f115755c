FROM debian:12
RUN apt-get update && apt-get install -y \
    curl=7.64.0-4+deb10u1 \
    git=1:2.20.1-2+deb10u1 \
    jq
