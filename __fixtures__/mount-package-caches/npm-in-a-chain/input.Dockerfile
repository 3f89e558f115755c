FROM node:22
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci \
  && npm run build
CMD ["node", "server.js"]
