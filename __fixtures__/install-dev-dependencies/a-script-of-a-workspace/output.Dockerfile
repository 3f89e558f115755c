FROM node:20-alpine AS deps
WORKDIR /repo
COPY package.json package-lock.json ./
COPY packages/api/package.json packages/api/
RUN npm ci

FROM node:20-alpine AS build
WORKDIR /repo
COPY --from=deps /repo/node_modules ./node_modules
COPY package.json ./
COPY packages ./packages
RUN npm run build --workspace=@acme/api

FROM node:20-alpine
COPY --from=build /repo/packages/api/dist /srv
CMD ["node", "/srv/main.js"]
