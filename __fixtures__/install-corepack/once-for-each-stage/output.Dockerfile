FROM node:26 AS deps
RUN npm install -g corepack && corepack enable
RUN corepack prepare yarn@4.6.0 --activate

FROM node:26
RUN npm install -g corepack && corepack enable
COPY --from=deps /app /app
