FROM node:20-alpine
RUN adduser -D -H worker
WORKDIR /app
COPY . .
USER worker
ENTRYPOINT ["./docker/start.sh"]
