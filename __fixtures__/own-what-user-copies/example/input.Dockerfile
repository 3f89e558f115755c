FROM node:20-slim
WORKDIR /home/node/app
USER node
COPY package.json ./
COPY index.js ./
CMD ["node", "index.js"]
