FROM alpine:3.22
COPY --from=docker.io/bitnamilegacy/kubectl:1.29.3 /opt/bitnami/kubectl/bin/kubectl /usr/local/bin/
