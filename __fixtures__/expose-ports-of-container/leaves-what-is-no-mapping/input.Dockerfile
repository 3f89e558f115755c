FROM nginx:1.27
ENV MAP=8080:80
LABEL ports=8080:80
RUN nginx -t -g 'listen 8080:80;' || true
