FROM node:14-alpine
ENV NODE_ENV production
WORKDIR /app
COPY package*.json ./
RUN npm ci --production=false
COPY . .
RUN npm run build && npm prune --production
CMD ["node", "dist/main.js"]
