FROM ubuntu:latest
RUN apt-get update && apt-get install -y python3-pip python3-netaddr python-is-python3 php8.5-fpm
