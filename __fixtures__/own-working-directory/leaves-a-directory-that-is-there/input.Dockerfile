FROM node:20-slim
WORKDIR /app
RUN mkdir -p /app/uploads
USER node
RUN mkdir -p uploads
CMD ["node", "server.js"]
