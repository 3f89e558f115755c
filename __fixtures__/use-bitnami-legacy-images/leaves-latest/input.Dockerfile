FROM bitnami/redis:latest
COPY redis.conf /opt/bitnami/redis/etc/
