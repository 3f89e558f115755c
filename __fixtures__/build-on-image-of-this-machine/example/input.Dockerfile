FROM arm32v7/node:20-slim
WORKDIR /app
COPY . .
RUN npm ci
CMD ["node", "server.js"]
