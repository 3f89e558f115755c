FROM alpine:3.20
# One release for all clusters
ENV HELM_VERSION=v3.15.2
ARG TARGETARCH
RUN wget -q "https://get.helm.sh/helm-${HELM_VERSION}-linux-${TARGETARCH}.tar.gz" \
    # amd64 is the directory's name in the archive
    && tar -xzf helm-${HELM_VERSION}-linux-${TARGETARCH}.tar.gz \
    && mv linux-${TARGETARCH}/helm /usr/local/bin/ \
    && rm -r linux-${TARGETARCH} "helm-${HELM_VERSION}-linux-${TARGETARCH}.tar.gz"
ENTRYPOINT ["helm"]
