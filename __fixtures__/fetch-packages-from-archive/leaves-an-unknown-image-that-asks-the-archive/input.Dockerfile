FROM registry.example.org/java:7
RUN sed -i 's,ftp.debian.org,archive.debian.org,' /etc/apt/sources.list
RUN apt-get update && apt-get install -y curl
