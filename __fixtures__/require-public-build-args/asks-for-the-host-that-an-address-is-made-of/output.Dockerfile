FROM node:20-alpine AS builder
WORKDIR /app
ARG API_HOST
ARG API_PORT=8000
ENV NEXT_PUBLIC_API_URL=http://${API_HOST}:${API_PORT}
RUN : "${API_HOST:?pass --build-arg API_HOST=...}"
COPY . .
RUN npm ci && npm run build
CMD ["npm", "start"]
