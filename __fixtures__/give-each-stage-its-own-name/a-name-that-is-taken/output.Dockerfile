FROM alpine:3.20 AS app-1-stage
FROM alpine:3.20 AS app-1
FROM app-1-stage AS app
COPY --from=app-1 /etc/motd /motd
