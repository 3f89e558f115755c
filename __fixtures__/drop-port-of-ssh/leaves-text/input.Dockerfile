FROM debian:12-slim
LABEL port=22
ENV PORT=22
