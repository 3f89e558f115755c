FROM node:20-alpine AS builder
WORKDIR /app
ARG API_HOST=localhost
ARG API_PORT=8000
ENV NEXT_PUBLIC_API_URL=http://${API_HOST}:${API_PORT}
COPY . .
RUN npm ci && npm run build
CMD ["npm", "start"]
