FROM node:22 AS build
WORKDIR /code
COPY web/package.json /code/package.json
RUN npm ci
COPY web .
RUN npm run build
