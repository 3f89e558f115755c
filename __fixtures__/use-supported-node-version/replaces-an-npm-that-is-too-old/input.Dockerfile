FROM node:5.7-slim
RUN npm install
