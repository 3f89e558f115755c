FROM node:20-alpine AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM node:20-alpine AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM node:20-alpine AS blue
WORKDIR /app
COPY --from=deps /app ./
COPY --from=build /app/.next ./.next
COPY next.config.ts ./
CMD ["npm", "start"]

FROM node:20-alpine AS green
WORKDIR /app
COPY --from=deps /app ./
COPY --from=build /app/.next ./.next
COPY next.config.ts ./
CMD ["yarn", "start", "-p", "4000"]
