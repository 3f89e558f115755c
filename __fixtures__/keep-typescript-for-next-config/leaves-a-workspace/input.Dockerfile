FROM node:20-alpine
WORKDIR /app
COPY . .
RUN npm ci --omit=dev
WORKDIR /app/apps/web
CMD ["npm", "start"]
