FROM node:20
RUN npm install -g npm@11
