FROM node:20-alpine
RUN npm install -g typescript@5.9.3
WORKDIR /app
COPY . .
RUN npm ci --omit=dev
RUN npm run build
