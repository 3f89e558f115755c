FROM node:20
RUN export APP_ENV=staging APP_NAME="the shop"
RUN npm ci && npm run build
