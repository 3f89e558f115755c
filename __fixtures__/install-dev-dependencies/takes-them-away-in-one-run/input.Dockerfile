FROM node:18 AS build
WORKDIR /usr/src/app
COPY --chown=node:node . .
RUN npm ci --only=production \
    && npm run build

FROM node:18-slim
WORKDIR /usr/src/app
COPY --from=build /usr/src/app .
CMD ["node", "dist/main.js"]
