FROM node:20-slim AS deps
ENV NODE_ENV=production
WORKDIR /srv/app
COPY package*.json ./
RUN npm pkg delete scripts.prepare \
    && npm ci \
    && npm cache clean --force

FROM node:20-slim
WORKDIR /srv/app
COPY --from=deps /srv/app/node_modules ./node_modules
COPY . .
CMD ["node", "src/index.js"]
