FROM node:20-slim
ARG NPM_TOKEN
COPY . .
RUN npm ci
CMD ["node", "server.js"]
