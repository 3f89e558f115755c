FROM node:20-alpine AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM node:20-alpine
RUN mkdir /app && chown node:node /app
WORKDIR /app
USER node
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm install --omit=dev --no-save sharp
COPY --from=build /app/.next ./.next
COPY --from=build /app/next.config.ts ./
CMD ["npm", "start"]
