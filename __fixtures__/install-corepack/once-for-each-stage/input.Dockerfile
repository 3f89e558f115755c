FROM node:26 AS deps
RUN corepack enable
RUN corepack prepare yarn@4.6.0 --activate

FROM node:26
RUN corepack enable
COPY --from=deps /app /app
