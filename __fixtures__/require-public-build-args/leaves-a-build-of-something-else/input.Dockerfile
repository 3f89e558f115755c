FROM node:20-alpine
WORKDIR /srv
ARG NEXT_PUBLIC_API_URL=http://localhost:8000
COPY . .
RUN npm ci && npm run build
CMD ["node", "dist/main.js"]
