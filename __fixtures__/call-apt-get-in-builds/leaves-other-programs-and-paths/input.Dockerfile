FROM debian:12
RUN apt-get update && apt-get install -y apt
RUN ls /etc/apt && rm -rf /var/lib/apt/lists/*
RUN /usr/bin/apt update
RUN sh -c "apt update"
