FROM node:20-alpine AS build
ARG BACKEND
ENV NEXT_PUBLIC_API_URL=$BACKEND/api NEXT_PUBLIC_FILES_URL=$BACKEND/files
RUN : "${BACKEND:?pass --build-arg BACKEND=...}"
WORKDIR /app
COPY . .
RUN npm ci && corepack pnpm build
CMD ["npm", "start"]
