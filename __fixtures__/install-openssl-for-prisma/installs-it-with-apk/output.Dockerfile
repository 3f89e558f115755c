FROM node:20-alpine3.21
RUN apk add --no-cache openssl
WORKDIR /app
COPY . .
RUN apk add --no-cache dumb-init && npm ci
CMD ["dumb-init", "npm", "start"]
