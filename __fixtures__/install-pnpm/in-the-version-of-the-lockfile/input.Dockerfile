FROM node:18-alpine
WORKDIR /app
COPY . .
RUN pnpm i --frozen-lockfile && pnpm run build
CMD ["node", "index.js"]
