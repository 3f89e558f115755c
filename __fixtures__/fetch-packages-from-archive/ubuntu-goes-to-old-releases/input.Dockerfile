FROM ubuntu:19.10
ENV DEBIAN_FRONTEND=noninteractive
RUN apt update && apt install -y ffmpeg
