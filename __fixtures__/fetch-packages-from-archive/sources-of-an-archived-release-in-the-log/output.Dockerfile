FROM registry.example.org/ci:19.04
RUN sed -i -E 's,http://(archive|security|ports)\.ubuntu\.com/ubuntu(-ports)?,http://old-releases.ubuntu.com/ubuntu,' /etc/apt/sources.list
RUN apt-get update && apt-get install -y curl
