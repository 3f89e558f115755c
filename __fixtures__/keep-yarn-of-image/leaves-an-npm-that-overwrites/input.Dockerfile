FROM node:8.11
RUN npm install -g yarn
