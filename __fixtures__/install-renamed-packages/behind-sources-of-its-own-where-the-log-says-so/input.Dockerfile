FROM debian:12
RUN echo 'deb http://packages.example.org/apt bookworm main' > /etc/apt/sources.list.d/example.list
RUN apt-get update && apt-get install -y netcat
