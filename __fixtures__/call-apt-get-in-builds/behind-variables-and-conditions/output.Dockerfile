FROM ubuntu:22.04
RUN DEBIAN_FRONTEND=noninteractive apt-get install -y tzdata
RUN if [ -n "$EXTRA" ]; then apt-get purge -y vim || apt-cache policy vim; fi
