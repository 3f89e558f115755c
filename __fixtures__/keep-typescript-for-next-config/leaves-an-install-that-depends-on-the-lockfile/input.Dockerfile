FROM node:20-alpine AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM node:20-alpine
WORKDIR /app
COPY package.json package-lock.json ./
RUN if [ -f yarn.lock ]; then yarn install --production; \
    elif [ -f package-lock.json ]; then npm ci --omit=dev; \
    else exit 1; fi
COPY --from=build /app/.next ./.next
COPY --from=build /app/next.config.ts ./
CMD ["npm", "start"]
