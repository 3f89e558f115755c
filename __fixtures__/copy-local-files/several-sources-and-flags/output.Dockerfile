FROM node:20
WORKDIR /srv
COPY --chown=node:node package.json package-lock.json ./
RUN npm ci
COPY --chown=node --chmod=755 . .
copy --link src/ ./src/
