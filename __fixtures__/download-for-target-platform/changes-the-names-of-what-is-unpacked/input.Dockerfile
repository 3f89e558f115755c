FROM alpine:3.20
# One release for all clusters
ENV HELM_VERSION=v3.15.2
RUN wget -q "https://get.helm.sh/helm-${HELM_VERSION}-linux-amd64.tar.gz" \
    # amd64 is the directory's name in the archive
    && tar -xzf helm-${HELM_VERSION}-linux-amd64.tar.gz \
    && mv linux-amd64/helm /usr/local/bin/ \
    && rm -r linux-amd64 "helm-${HELM_VERSION}-linux-amd64.tar.gz"
ENTRYPOINT ["helm"]
