FROM alpine:3.20 AS base-1
FROM base-1 AS base-2
RUN --mount=type=bind,from=base-1,target=/mnt cp /mnt/etc/motd /motd
FROM base-2 AS base
COPY --from=base-1 /etc/motd /motd
FROM base
COPY --from=BASE /motd /motd
