FROM node:20
WORKDIR /srv
ADD --chown=node:node package.json package-lock.json ./
RUN npm ci
ADD --chown=node --chmod=755 . .
add --link src/ ./src/
