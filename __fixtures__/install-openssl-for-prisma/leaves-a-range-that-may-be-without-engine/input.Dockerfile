FROM node:20-bookworm-slim
WORKDIR /app
COPY package.json ./
COPY prisma ./prisma
RUN npm install && npx prisma generate
COPY . .
CMD ["node", "server.js"]
