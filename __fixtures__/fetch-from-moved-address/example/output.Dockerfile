FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates git
RUN git clone --depth 1 https://github.com/krallin/tini.git /usr/src/tini
