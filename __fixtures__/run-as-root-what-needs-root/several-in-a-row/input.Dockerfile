FROM node:20-alpine
WORKDIR /app
USER node
COPY --chown=node:node . .
RUN apk add --no-cache git
RUN apk add --no-cache curl
RUN npm ci
