FROM node:20-alpine AS build
ARG BACKEND=http://localhost:4000
ENV NEXT_PUBLIC_API_URL=$BACKEND/api NEXT_PUBLIC_FILES_URL=$BACKEND/files
WORKDIR /app
COPY . .
RUN npm ci && corepack pnpm build
CMD ["npm", "start"]
