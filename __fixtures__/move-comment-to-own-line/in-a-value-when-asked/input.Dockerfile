FROM debian:12-slim
WORKDIR /app # where it lives
ENV CPU_ONLY 1 # no graphics card
VOLUME /data # keep this
