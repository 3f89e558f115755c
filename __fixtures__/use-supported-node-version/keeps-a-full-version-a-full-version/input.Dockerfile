FROM node:8.11.4-slim
RUN yarn install
