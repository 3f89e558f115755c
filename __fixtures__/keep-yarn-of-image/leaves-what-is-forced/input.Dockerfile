FROM node:16.13
RUN npm install -g --force yarn
RUN npm install -g pnpm
