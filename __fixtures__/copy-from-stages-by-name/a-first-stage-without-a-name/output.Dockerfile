from --platform=linux/amd64 golang:1.22 as build
run go build -o /app .

from alpine:3.20
copy --from=build --chown=1000 /app /app
run --mount=from=build,target=/mnt ls /mnt
