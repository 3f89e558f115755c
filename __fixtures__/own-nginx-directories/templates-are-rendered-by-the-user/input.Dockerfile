FROM nginx:1.27
COPY default.conf.template /etc/nginx/templates/
USER nginx
