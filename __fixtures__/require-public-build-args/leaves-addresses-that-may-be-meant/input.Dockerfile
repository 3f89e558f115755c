FROM node:20-alpine
WORKDIR /app
ARG NEXT_PUBLIC_API_PATH=/api
ARG NEXT_PUBLIC_BACKEND=http://backend:8000
ARG NEXT_PUBLIC_DOCKER_HOST=http://host.docker.internal:8000
ARG NEXT_PUBLIC_CDN=https://cdn.example.com/localhost:8000
ARG NEXT_PUBLIC_BIND=0.0.0.0
ARG NEXT_PUBLIC_MODE=localhost-free
ARG NEXT_PUBLIC_EMPTY=
ARG NEXT_PUBLIC_DEV_PROXY=http://localhost:8000
ARG DATABASE_URL=postgres://localhost:5432/app
COPY . .
RUN npm ci && npm run build
CMD ["npm", "start"]
