FROM debian:12-slim
RUN export V=$(cat /version) || true
