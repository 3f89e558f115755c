FROM node:20-alpine
WORKDIR /app
COPY . .
ENV PORT=8080
USER nobody
ENTRYPOINT ["npx", "pm2-runtime", "server.js"]
