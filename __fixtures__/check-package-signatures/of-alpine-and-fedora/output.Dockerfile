FROM alpine:3.20 AS a
RUN apk add --no-cache git
FROM fedora:40
RUN dnf install -y git && dnf clean all
COPY --from=a /usr/bin/git /usr/local/bin/git
