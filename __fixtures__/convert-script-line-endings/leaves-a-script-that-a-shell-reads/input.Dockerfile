FROM debian:12-slim
COPY start.sh /
CMD ["bash", "/start.sh"]
