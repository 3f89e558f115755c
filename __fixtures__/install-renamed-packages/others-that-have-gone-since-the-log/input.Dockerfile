FROM ubuntu:latest
RUN apt-get update && apt-get install -y python-pip python-netaddr python-is-python3 php8.5-fpm
