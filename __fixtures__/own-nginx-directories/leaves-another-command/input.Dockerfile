FROM nginx:1.27
USER nginx
CMD ["nginx", "-c", "/srv/nginx.conf"]
