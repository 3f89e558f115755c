FROM debian:12-slim
RUN apt-get update && apt-get install -y nginx
CMD service nginx start && tail -f /var/log/nginx/access.log
