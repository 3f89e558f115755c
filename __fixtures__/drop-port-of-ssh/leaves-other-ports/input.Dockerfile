FROM debian:12-slim
EXPOSE 2222 220 22/udp
