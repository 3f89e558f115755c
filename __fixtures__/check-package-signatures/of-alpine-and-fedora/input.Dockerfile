FROM alpine:3.20 AS a
RUN apk add --no-cache --allow-untrusted git
FROM fedora:40
RUN dnf install -y --nogpgcheck git && dnf clean all
COPY --from=a /usr/bin/git /usr/local/bin/git
