FROM debian:12-slim
COPY --chmod=755 a.sh b.sh /usr/local/bin/
