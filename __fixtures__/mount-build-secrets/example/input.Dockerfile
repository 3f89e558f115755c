FROM node:20-slim
WORKDIR /app
ARG NPM_TOKEN
COPY package.json package-lock.json ./
RUN npm config set //npm.example.org/:_authToken=${NPM_TOKEN} && npm ci && npm config delete //npm.example.org/:_authToken
COPY . .
CMD ["node", "server.js"]
