FROM nginx:alpine
RUN set -e; \
    addgroup -S nginx; \
    chown -R nginx /var/cache/nginx
