FROM debian:12-slim
WORKDIR /app
COPY . .
CMD ["./start.sh"]
