FROM ubuntu:24.04
RUN apt-get update && apt-get install -y nginx-light
RUN useradd -m web
COPY site.conf /etc/nginx/conf.d/
USER web
CMD ["nginx", "-g", "daemon off;"]
