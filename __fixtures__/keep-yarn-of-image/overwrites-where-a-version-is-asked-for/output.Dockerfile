FROM node:16.13
RUN npm install --force -g yarn@1.22.10
