FROM node:18-alpine3.21 AS build
RUN apk add --no-cache make g++ python3 py3-setuptools cairo-dev pango-dev jpeg-dev giflib-dev
RUN corepack enable && corepack prepare pnpm@8.15.7 --activate
WORKDIR /app
COPY . .
RUN pnpm install --frozen-lockfile

FROM node:18-alpine3.21
COPY --from=build /app /app
CMD ["node", "/app/index.js"]
