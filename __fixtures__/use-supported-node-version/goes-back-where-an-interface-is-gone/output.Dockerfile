FROM node:10-buster
RUN npm install
