FROM node:20-alpine
RUN addgroup -S web && adduser -S -G web web
WORKDIR /app
COPY package.json .
RUN chown web:web /app
USER web
RUN yarn install
CMD ["node", "index.js"]
