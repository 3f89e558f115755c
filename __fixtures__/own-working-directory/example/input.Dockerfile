FROM node:20-alpine
WORKDIR /usr/src/app
USER node
COPY package.json ./
RUN npm install
COPY . .
CMD ["node", "index.js"]
