FROM node:20-alpine
COPY . .
ENV WORKER_NAME=letters
CMD ["sh", "-c", "exec node src/worker.js --name $WORKER_NAME"]
