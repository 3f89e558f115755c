FROM "redis:8.10" AS cache
FROM docker.io/library/debian:13
COPY --from=cache /usr/local/bin/redis-cli /usr/local/bin/
CMD ["redis-cli"]
