FROM node:20-alpine AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM node:20-alpine
RUN apk add --no-cache dumb-init
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --only=production --ignore-scripts && \
    npm install --ignore-scripts --save-prod --save-exact --omit=dev typescript@5.9.3 && \
    npm cache clean --force
COPY --from=build /app/.next .next
COPY next.config.ts ./
ENTRYPOINT ["dumb-init", "--"]
CMD ["npm", "run", "start"]
