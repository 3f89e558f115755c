FROM debian:12-slim
EXPOSE 80 443
