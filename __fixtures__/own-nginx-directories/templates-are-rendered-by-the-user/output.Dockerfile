FROM nginx:1.27
COPY default.conf.template /etc/nginx/templates/
RUN touch /var/run/nginx.pid \
    && chown -R nginx:nginx /var/cache/nginx /etc/nginx/conf.d /var/run/nginx.pid
USER nginx
