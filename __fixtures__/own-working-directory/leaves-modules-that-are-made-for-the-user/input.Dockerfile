FROM node:20-alpine
WORKDIR /app
RUN mkdir node_modules && chown node:node node_modules
USER node
COPY package.json ./
RUN npm install --no-package-lock
CMD ["node", "index.js"]
