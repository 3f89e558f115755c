FROM alpine:3.20 AS app
FROM alpine:3.20 AS app-1
FROM app AS app
COPY --from=app-1 /etc/motd /motd
