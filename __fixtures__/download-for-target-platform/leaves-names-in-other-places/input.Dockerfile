FROM alpine:3.20 AS helm
RUN wget -qO- https://get.helm.sh/helm-v3.15.2-linux-amd64.tar.gz | tar -xz
FROM alpine:3.20
COPY --from=helm /linux-amd64/helm /usr/local/bin/helm
