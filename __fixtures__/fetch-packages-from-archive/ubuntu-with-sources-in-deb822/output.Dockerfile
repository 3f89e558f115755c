FROM ubuntu:24.10
RUN sed -i -E 's,http://(archive|security|ports)\.ubuntu\.com/ubuntu(-ports)?,http://old-releases.ubuntu.com/ubuntu,' /etc/apt/sources.list.d/ubuntu.sources
RUN apt-get update && apt-get install -y ffmpeg
