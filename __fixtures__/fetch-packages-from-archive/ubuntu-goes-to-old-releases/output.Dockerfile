FROM ubuntu:19.10
ENV DEBIAN_FRONTEND=noninteractive
RUN sed -i -E 's,http://(archive|security|ports)\.ubuntu\.com/ubuntu(-ports)?,http://old-releases.ubuntu.com/ubuntu,' /etc/apt/sources.list
RUN apt update && apt install -y ffmpeg
