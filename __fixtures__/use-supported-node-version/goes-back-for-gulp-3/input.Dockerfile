FROM node:lts-alpine
RUN npx gulp
