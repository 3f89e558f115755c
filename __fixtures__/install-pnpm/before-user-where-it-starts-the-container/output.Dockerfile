FROM node:22-alpine
WORKDIR /app
COPY . .
RUN npm install -g pnpm@9.12.3
USER node
CMD ["pnpm", "start"]
