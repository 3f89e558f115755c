FROM "redis:latest" AS cache
FROM docker.io/library/debian:latest
COPY --from=cache /usr/local/bin/redis-cli /usr/local/bin/
CMD ["redis-cli"]
