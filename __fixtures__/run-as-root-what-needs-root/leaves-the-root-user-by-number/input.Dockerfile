FROM debian:12
USER 0:0
RUN apt-get update && apt-get install -y git
