FROM alpine:3.20
RUN set -o pipefail; source /etc/os-release && [[ -n "$ID" ]] && echo "${ID:0:3}"
