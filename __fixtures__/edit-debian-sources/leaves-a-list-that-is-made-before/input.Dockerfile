FROM debian:12
RUN echo 'deb http://deb.debian.org/debian bookworm main' > /etc/apt/sources.list
RUN sed -i 's/deb.debian.org/mirrors.example.org/g' /etc/apt/sources.list
