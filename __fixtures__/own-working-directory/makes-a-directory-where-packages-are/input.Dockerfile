FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
USER node
RUN mkdir -p cache/images
CMD ["node", "server.js"]
