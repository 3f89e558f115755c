FROM ubuntu:24.04
RUN apt-get update && apt-get install -y nginx-light
RUN useradd -m web
COPY site.conf /etc/nginx/conf.d/
RUN touch /run/nginx.pid \
    && chown -R web:web /var/lib/nginx /var/log/nginx /run/nginx.pid
USER web
CMD ["nginx", "-g", "daemon off;"]
