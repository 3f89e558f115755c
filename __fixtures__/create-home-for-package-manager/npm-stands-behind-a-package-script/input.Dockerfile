FROM node:20-alpine
RUN adduser -D -H worker
WORKDIR /app
COPY package.json ./
RUN yarn install
COPY . .
USER worker
CMD ["yarn", "start"]
