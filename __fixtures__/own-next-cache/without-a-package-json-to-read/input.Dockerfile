FROM node:20-alpine AS builder
WORKDIR /app
COPY . .
RUN yarn && yarn build

FROM node:20-alpine
RUN addgroup -g 1001 -S nodejs
RUN adduser -S nextjs -u 1001 -G nodejs
WORKDIR /app
COPY --from=builder --chown=nextjs:nodejs /app/public ./public
COPY --from=builder /app/.next ./.next/
COPY --from=builder /app/node_modules ./node_modules
USER nextjs
CMD ["yarn", "start"]
