FROM node:18-alpine
WORKDIR /app
COPY . .
RUN npm install -g pnpm@8
RUN pnpm i --frozen-lockfile && pnpm run build
CMD ["node", "index.js"]
