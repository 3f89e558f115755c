FROM node:20-slim
ARG NPM_TOKEN
COPY . .
RUN echo "$NPM_TOKEN" | wc -c
RUN npm ci
CMD ["node", "server.js"]
