FROM node:20-slim

WORKDIR /app
COPY package.json yarn.lock ./
RUN yarn install --frozen-lockfile --production && yarn cache clean
COPY . .

CMD ["node", "index.js"]
