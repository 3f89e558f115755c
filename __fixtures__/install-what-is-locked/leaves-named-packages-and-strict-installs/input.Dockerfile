FROM node:20
WORKDIR /app
COPY package*.json ./
RUN npm ci && npm install -g serve && npm install left-pad
