from --platform=linux/amd64 golang:1.22
run go build -o /app .

from alpine:3.20
copy --from=0 --chown=1000 /app /app
run --mount=from=0,target=/mnt ls /mnt
