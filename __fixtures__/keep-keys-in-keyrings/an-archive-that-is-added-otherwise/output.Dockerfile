FROM debian:13
RUN apt-get update && apt-get install -y curl gnupg
RUN echo "deb http://ftp.debian.org/debian trixie-backports main" > /etc/apt/sources.list.d/backports.list
RUN curl -fsSL https://packages.example.com/signing.asc | gpg --dearmor -o /etc/apt/trusted.gpg.d/example.gpg
RUN curl -fsSL https://packages.example.com/example.list | tee /etc/apt/sources.list.d/example.list
