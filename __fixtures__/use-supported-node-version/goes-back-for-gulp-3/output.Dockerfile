FROM node:10-alpine
RUN npx gulp
