FROM node:14-alpine
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --only=production
CMD ["node", "src/index.js"]
