FROM node:10
RUN yarn
