FROM node:20-alpine
WORKDIR /app
COPY package.json yarn.lock ./
RUN yarn install --frozen-lockfile && npm cache clean --force
COPY . .
CMD ["node", "index.js"]
