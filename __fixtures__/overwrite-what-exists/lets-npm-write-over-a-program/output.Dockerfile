FROM node:20
RUN npm install --force -g yarn
