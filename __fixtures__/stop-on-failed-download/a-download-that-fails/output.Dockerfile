FROM alpine:3.20
RUN set -o pipefail && wget -qO- http://127.0.0.1:1/install.sh | sh
