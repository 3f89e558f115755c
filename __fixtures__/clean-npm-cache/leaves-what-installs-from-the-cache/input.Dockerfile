FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
RUN npm install --offline left-pad
