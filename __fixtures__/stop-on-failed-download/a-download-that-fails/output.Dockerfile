FROM alpine:3.20
SHELL ["/bin/ash", "-o", "pipefail", "-c"]
RUN wget -qO- http://127.0.0.1:1/install.sh | sh
