FROM node:20-alpine
RUN addgroup -S web && adduser -S -G web web
WORKDIR /app
COPY package.json .
USER web
RUN yarn install
CMD ["node", "index.js"]
