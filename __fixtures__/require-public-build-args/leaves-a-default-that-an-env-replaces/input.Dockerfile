FROM node:20-alpine
WORKDIR /app
ARG NEXT_PUBLIC_API_URL=http://localhost:8000
ENV NEXT_PUBLIC_API_URL=https://api.acme.example
COPY . .
RUN npm ci && npm run build
CMD ["npm", "start"]
