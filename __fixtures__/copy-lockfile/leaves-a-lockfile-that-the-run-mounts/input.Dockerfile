FROM node:20-alpine
WORKDIR /app
COPY package.json ./
RUN --mount=type=bind,source=package-lock.json,target=package-lock.json npm ci
