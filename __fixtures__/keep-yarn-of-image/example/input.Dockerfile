FROM node:8
WORKDIR /app
RUN npm i -g yarn
COPY . .
RUN yarn install
