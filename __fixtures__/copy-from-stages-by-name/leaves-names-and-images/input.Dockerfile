FROM golang:1.22 AS build
FROM alpine:3.20
COPY --from=build /app /app
COPY --from=nginx:1.27 /etc/nginx /etc/nginx
COPY --from=7 /a /a
