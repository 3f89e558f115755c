FROM node:22 AS build
WORKDIR /code
COPY web/package.json /code/package.json
COPY web/package-lock.json /code/package-lock.json
RUN npm ci
COPY web .
RUN npm run build
