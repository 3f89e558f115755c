FROM node:20-alpine
WORKDIR /app
COPY web/.next/standalone ./
HEALTHCHECK --interval=1s CMD wget -q -O /dev/null http://localhost:3000/
CMD ["node", "server.js"]
