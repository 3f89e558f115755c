FROM node:20-slim
WORKDIR /app
COPY package*.json ./
COPY vendor ./vendor
RUN npm ci --install-links
COPY . .
CMD ["node", "index.js"]
