FROM node:20-alpine AS builder
WORKDIR /app
COPY package.json ./
RUN npm install
COPY . .
ARG API_URL=https://localhost:8443/v1
ENV NEXT_PUBLIC_API_URL=$API_URL
RUN npx next build

FROM node:20-alpine
WORKDIR /app
COPY --from=builder /app ./
CMD ["npx", "next", "start"]
