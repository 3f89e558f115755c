FROM node:22-bookworm-slim
WORKDIR /app
COPY . .
RUN npm ci && npx prisma generate
CMD ["npm", "start"]
