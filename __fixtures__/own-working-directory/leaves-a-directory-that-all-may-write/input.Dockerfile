FROM node:20-alpine
RUN mkdir -m 777 /app
WORKDIR /app
USER node
COPY package.json ./
RUN npm install
CMD ["node", "index.js"]
