FROM debian:12
COPY setup.sh /tmp/setup.sh
RUN sh /tmp/setup.sh
RUN apt-get install -y curl
