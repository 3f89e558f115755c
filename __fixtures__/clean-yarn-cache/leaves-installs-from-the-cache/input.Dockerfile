FROM node:20-slim
WORKDIR /app
COPY package.json yarn.lock ./
RUN yarn install
COPY . .
RUN yarn install --offline --production && yarn cache clean
