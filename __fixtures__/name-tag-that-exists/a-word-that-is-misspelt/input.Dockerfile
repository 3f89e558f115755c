FROM node:20-bulseye
RUN npm ci
