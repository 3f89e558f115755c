FROM alpine:3.20 AS build
FROM alpine:3.20 AS build-2
COPY --from=build /etc/motd /motd
FROM alpine:3.20
