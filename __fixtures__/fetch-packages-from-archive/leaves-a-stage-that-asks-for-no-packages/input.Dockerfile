FROM node:10
WORKDIR /app
COPY . .
RUN npm ci
CMD ["node", "server.js"]
