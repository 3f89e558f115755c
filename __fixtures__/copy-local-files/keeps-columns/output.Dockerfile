FROM       alpine:3.20
RUN        apk add --no-cache nginx
COPY       nginx.conf /etc/nginx/nginx.conf
COPY		site.html \
           about.html /www/
