FROM node:20-alpine AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM node:20-alpine
WORKDIR /app
RUN chown node:node /app
USER node
COPY --chown=node:node package.json package-lock.json ./
RUN npm install --production && npm install --save-prod --save-exact --omit=dev typescript@5.9.3
COPY --from=build --chown=node:node /app/.next ./.next
COPY --chown=node:node next.config.ts .
CMD exec npm start
