FROM node:20-alpine
USER node
WORKDIR /home/node/app
COPY package.json ./
RUN npm install
CMD ["node", "index.js"]
