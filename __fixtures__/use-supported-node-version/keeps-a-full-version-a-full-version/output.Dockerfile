FROM node:22.23.2-slim
RUN yarn install
