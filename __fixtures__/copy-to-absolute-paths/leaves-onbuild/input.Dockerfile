FROM node:20
ONBUILD COPY package.json .
ONBUILD RUN npm install
