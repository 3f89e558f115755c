FROM debian:12
ENV NGINX_VERSION=1.17.9
RUN apt-get update && apt-get install -y "nginx=${NGINX_VERSION}-1~buster"
