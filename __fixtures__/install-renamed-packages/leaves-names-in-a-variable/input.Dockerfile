FROM debian:12
ARG TOOLS="netcat unzip"
RUN apt-get update && apt-get install -y $TOOLS
