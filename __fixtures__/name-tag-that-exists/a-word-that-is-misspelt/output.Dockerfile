FROM node:20-bullseye
RUN npm ci
