FROM debian:8
ENV NPM_VERSION=2.15.1
RUN npm install -g npm@"$NPM_VERSION" && npm cache clear
FROM node:6
RUN npm cache clean
