FROM nginx:1.27
RUN touch /var/run/nginx.pid \
    && chown -R 4000 /var/cache/nginx /var/run/nginx.pid
USER 4000
