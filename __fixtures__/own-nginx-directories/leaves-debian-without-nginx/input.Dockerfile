FROM debian:12-slim
COPY --from=nginx:1.27 /usr/sbin/nginx /usr/sbin/nginx
USER www-data
CMD ["nginx", "-g", "daemon off;"]
