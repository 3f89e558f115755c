FROM node:20-alpine
WORKDIR /app
USER node
COPY --chown=node:node . .
USER root
RUN apk add --no-cache git
RUN apk add --no-cache curl
USER node
RUN npm ci
