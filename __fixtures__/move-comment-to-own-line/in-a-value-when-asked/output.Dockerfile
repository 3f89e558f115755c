FROM debian:12-slim
# where it lives
WORKDIR /app
# no graphics card
ENV CPU_ONLY 1
# keep this
VOLUME /data
