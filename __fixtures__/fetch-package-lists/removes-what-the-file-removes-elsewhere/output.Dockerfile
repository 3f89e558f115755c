FROM node:20-slim
RUN apt-get update && apt-get install -y openssl && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json ./
RUN npm install
RUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*
