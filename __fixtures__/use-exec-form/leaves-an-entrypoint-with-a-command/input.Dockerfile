FROM alpine:3.20 AS base
ENTRYPOINT sleep 60
FROM base
CMD ["ignored"]
