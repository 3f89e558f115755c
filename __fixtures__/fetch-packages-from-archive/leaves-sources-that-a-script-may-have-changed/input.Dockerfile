FROM debian:stretch
COPY prepare.sh /
RUN /prepare.sh
RUN apt-get update && apt-get install -y git
