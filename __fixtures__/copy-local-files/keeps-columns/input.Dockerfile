FROM       alpine:3.20
RUN        apk add --no-cache nginx
ADD        nginx.conf /etc/nginx/nginx.conf
ADD		site.html \
           about.html /www/
