FROM node:20-alpine
WORKDIR /app

COPY package.json ./
RUN npm ci --omit=dev
COPY . .

CMD ["node", "server.js"]
