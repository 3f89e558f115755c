FROM node:20-alpine AS build
WORKDIR /app
COPY . .
RUN yarn install --frozen-lockfile && yarn build

FROM node:20-alpine
WORKDIR /app
COPY package.json yarn.lock ./
RUN yarn install --production --frozen-lockfile --network-timeout 600000
COPY --from=build /app/.next ./.next
COPY --from=build /app/next.config.ts ./next.config.ts
CMD ["yarn", "start"]
