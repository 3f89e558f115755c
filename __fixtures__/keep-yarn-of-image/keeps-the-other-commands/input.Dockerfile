FROM node:14.17-slim
WORKDIR /app
RUN npm install --global yarn && yarn --version
