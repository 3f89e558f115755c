FROM node:20-slim
WORKDIR /app
COPY package.json server.js ./
CMD ["npm", "start"]
