FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json ./
COPY . .
RUN npm ci \
    && npm cache clean --force \
    && npm run build \
    && rm -rf src
CMD ["node", "index.js"]
