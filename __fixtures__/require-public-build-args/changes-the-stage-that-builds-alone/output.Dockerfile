FROM node:20-alpine AS deps
ARG NEXT_PUBLIC_API_URL=http://localhost:8000
WORKDIR /app
COPY package.json ./
RUN npm install

FROM deps AS builder
ARG NEXT_PUBLIC_API_URL
RUN : "${NEXT_PUBLIC_API_URL:?pass --build-arg NEXT_PUBLIC_API_URL=...}"
COPY . .
RUN npx turbo run build --filter=web

FROM node:20-alpine AS runner
ARG NEXT_PUBLIC_API_URL=http://localhost:8000
ENV NEXT_PUBLIC_API_URL=$NEXT_PUBLIC_API_URL
WORKDIR /app
COPY --from=builder /app ./
CMD ["npm", "start"]
