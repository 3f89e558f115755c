FROM nginx:alpine
RUN set -e; \
    getent group nginx > /dev/null || addgroup -S nginx; \
    chown -R nginx /var/cache/nginx
