FROM debian:12
ARG EXTRA
RUN apt-get update
RUN if [ -n "$EXTRA" ]; then apt-get install -y git; fi
