FROM ubuntu:22.04
RUN DEBIAN_FRONTEND=noninteractive apt install -y tzdata
RUN if [ -n "$EXTRA" ]; then apt purge -y vim || apt policy vim; fi
