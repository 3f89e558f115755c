FROM node:22-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl
WORKDIR /app
COPY . .
RUN npm ci
CMD ["npm", "start"]
