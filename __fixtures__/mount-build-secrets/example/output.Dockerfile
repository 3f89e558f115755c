FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm config set //npm.example.org/:_authToken=${NPM_TOKEN} && npm ci && npm config delete //npm.example.org/:_authToken
COPY . .
CMD ["node", "server.js"]
