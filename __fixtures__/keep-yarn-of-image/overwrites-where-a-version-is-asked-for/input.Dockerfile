FROM node:16.13
RUN npm install -g yarn@1.22.10
