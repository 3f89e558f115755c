FROM node:22.23-slim
RUN npm install
