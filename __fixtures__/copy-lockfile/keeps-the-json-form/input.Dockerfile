FROM node:20
WORKDIR /app
COPY ["package.json", "tsconfig.json", "./"]
RUN npm ci
