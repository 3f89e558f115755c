FROM node:22-slim AS build
WORKDIR /app
COPY . .
RUN npm ci && npx prisma generate && npm run build

FROM node:22-slim
WORKDIR /app
COPY --from=build /app ./
CMD ["npm", "start"]
