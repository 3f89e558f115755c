FROM debian:12-slim
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN cat /a | sort
FROM alpine:3.20
RUN set -o pipefail && cat /a | sort
