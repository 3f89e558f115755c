FROM bitnami/kubectl:1.31 AS kubectl

FROM alpine:3.22
COPY --from=kubectl /opt/bitnami/kubectl/bin/kubectl /usr/local/bin/
ENTRYPOINT ["kubectl"]
