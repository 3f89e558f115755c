FROM node:20-alpine
WORKDIR /app
COPY . .
RUN npm ci --omit=dev --no-audit
CMD ["node", "index.js"]
