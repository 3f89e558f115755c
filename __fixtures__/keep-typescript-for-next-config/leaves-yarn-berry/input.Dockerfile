FROM node:20-alpine AS build
WORKDIR /app
COPY . .
RUN yarn install --immutable && yarn build

FROM node:20-alpine
WORKDIR /app
COPY package.json yarn.lock ./
RUN yarn install --production
COPY --from=build /app/.next ./.next
COPY --from=build /app/next.config.ts ./
CMD ["npm", "start"]
