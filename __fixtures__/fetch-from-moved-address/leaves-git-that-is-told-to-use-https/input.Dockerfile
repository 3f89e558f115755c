FROM debian:12
RUN apt-get update && apt-get install -y git ca-certificates
RUN git config --global url."https://github.com/".insteadOf git://github.com/
RUN git clone git://github.com/krallin/tini.git
