FROM node:18 AS build
WORKDIR /usr/src/app
COPY --chown=node:node . .
RUN npm ci \
    && npm run build \
    && npm prune --omit=dev

FROM node:18-slim
WORKDIR /usr/src/app
COPY --from=build /usr/src/app .
CMD ["node", "dist/main.js"]
