FROM alpine:3.20
RUN adduser -S app && chown app /srv && chown app:nogroup /mnt
