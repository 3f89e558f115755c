FROM node:20-bookworm-slim
RUN sed -i 's/ftp.debian.org/mirrors.example.org/g' /etc/apt/sources.list.d/debian.sources \
    && sed -i 's|security-cdn.debian.org/debian-security|mirrors.example.org/debian-security|g' /etc/apt/sources.list.d/debian.sources \
    && apt-get update
