FROM node:8
RUN yarn
