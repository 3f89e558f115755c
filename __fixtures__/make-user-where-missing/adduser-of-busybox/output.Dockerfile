FROM alpine:3.20
RUN id -u www-data > /dev/null 2>&1 || adduser -D -H www-data
