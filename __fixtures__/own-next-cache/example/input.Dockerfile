FROM node:20-alpine
WORKDIR /app
RUN addgroup -S nodejs && adduser -S -G nodejs nextjs

COPY web/.next/standalone ./
COPY --chown=nextjs:nodejs web/.next/static ./.next/static

USER nextjs
CMD ["node", "server.js"]
