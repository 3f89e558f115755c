FROM node:20-alpine
WORKDIR /app
COPY . .
HEALTHCHECK CMD wget -qO- http://localhost:3000/ || exit 1
CMD ["node", "server.js"]
