FROM node:buster
RUN npm install
