FROM node:22-slim
WORKDIR /app
COPY package*.json ./
COPY . .
CMD ["node", "index.js"]
