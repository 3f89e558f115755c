from debian:12-slim as tools
arg TARGETARCH
add https://dl.k8s.io/release/v1.31.0/bin/linux/${TARGETARCH}/kubectl /usr/local/bin/
add https://github.com/mikefarah/yq/releases/download/v4.44.3/yq_linux_${TARGETARCH} /usr/local/bin/yq
run chmod +x /usr/local/bin/kubectl /usr/local/bin/yq
