FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
FROM node:20-slim
COPY --from=0 /root/.npm /root/.npm
