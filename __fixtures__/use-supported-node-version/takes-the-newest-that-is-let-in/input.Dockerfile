FROM node:14
RUN yarn
