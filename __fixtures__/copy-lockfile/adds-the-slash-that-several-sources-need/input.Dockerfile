FROM node:18-slim
WORKDIR /usr/src/app
COPY package.json /usr/src/app
RUN npm clean-install
