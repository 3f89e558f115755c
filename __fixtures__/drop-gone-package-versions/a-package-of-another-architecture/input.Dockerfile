FROM ubuntu:22.04
RUN dpkg --add-architecture i386 && apt-get update && apt-get install -y libc6:i386=2.35-0ubuntu3.1
