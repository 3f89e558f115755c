FROM debian:12-slim
WORKDIR /app
COPY start.sh .
CMD ["sh", "start.sh"]
