FROM node:20-alpine
RUN mkdir /app && chown node:node /app
WORKDIR /app
USER node
COPY package.json ./
RUN npm install
CMD ["node", "index.js"]
