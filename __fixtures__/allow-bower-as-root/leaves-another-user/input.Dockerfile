FROM node:14
USER node
RUN bower install
