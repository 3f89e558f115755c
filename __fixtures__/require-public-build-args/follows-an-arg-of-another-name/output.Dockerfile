FROM node:20-alpine AS builder
WORKDIR /app
COPY package.json ./
RUN npm install
COPY . .
ARG API_URL
ENV NEXT_PUBLIC_API_URL=$API_URL
RUN : "${API_URL:?pass --build-arg API_URL=...}"
RUN npx next build

FROM node:20-alpine
WORKDIR /app
COPY --from=builder /app ./
CMD ["npx", "next", "start"]
