FROM debian:sid
RUN set -o pipefail; echo a | cat > /a
