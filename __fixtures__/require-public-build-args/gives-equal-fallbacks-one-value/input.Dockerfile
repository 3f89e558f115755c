FROM node:20-alpine AS build
ARG NEXT_PUBLIC_API_URL NEXT_PUBLIC_FILES_URL
ENV NEXT_PUBLIC_API_URL=${NEXT_PUBLIC_API_URL:-http://localhost:4000} \
    NEXT_PUBLIC_FILES_URL=${NEXT_PUBLIC_FILES_URL:-http://localhost:4000}
WORKDIR /app
COPY . .
RUN npm ci && npm run build
CMD ["npm", "start"]
