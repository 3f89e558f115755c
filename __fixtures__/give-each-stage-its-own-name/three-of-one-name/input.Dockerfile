FROM alpine:3.20 AS base
FROM base AS Base
RUN --mount=type=bind,from=base,target=/mnt cp /mnt/etc/motd /motd
FROM base AS base
COPY --from=0 /etc/motd /motd
FROM base
COPY --from=BASE /motd /motd
