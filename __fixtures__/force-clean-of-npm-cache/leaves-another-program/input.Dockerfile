FROM node:20
RUN npm install -g serve && yarn cache clean && npm cache clean --force
