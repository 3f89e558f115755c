FROM node:26-slim
RUN npm install -g corepack@0.34.0 && corepack enable
