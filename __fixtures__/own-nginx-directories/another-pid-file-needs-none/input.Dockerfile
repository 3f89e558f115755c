FROM nginx:1.27
COPY nginx.conf /etc/nginx/nginx.conf
# as an ordinary user
USER nginx:nginx
CMD ["nginx", "-g", "daemon off;"]
