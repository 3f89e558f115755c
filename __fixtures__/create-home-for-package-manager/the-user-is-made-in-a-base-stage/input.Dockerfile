FROM node:20-slim AS base
RUN groupadd -r bot && useradd -r -g bot -d /home/bot bot   # no login
WORKDIR /bot

FROM base AS deps
COPY package.json ./
RUN npm install

FROM base AS runtime
COPY --from=deps /bot/node_modules ./node_modules
COPY . .
USER bot
CMD ["npm", "start"]
