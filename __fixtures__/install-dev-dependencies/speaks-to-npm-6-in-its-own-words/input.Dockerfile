FROM node:14-alpine
ENV NODE_ENV production
WORKDIR /app
COPY package*.json ./
RUN npm ci --production
COPY . .
RUN npm run build
CMD ["node", "dist/main.js"]
