FROM nginx:1.27
USER nginx
