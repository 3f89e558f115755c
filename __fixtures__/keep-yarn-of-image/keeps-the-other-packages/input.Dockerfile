FROM node:alpine
RUN npm install -g nodemon yarn
