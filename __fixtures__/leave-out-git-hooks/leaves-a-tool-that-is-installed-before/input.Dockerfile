FROM node:20-alpine
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm install -g husky && npm ci --omit=dev
CMD ["node", "src/index.js"]
