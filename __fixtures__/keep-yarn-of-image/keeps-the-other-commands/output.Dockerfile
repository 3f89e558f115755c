FROM node:14.17-slim
WORKDIR /app
RUN yarn --version
