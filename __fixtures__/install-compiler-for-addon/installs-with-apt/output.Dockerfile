FROM node:22-bookworm-slim
WORKDIR /app
COPY package*.json ./
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 make g++ libpq-dev \
    && rm -rf /var/lib/apt/lists/*
RUN npm ci --omit=dev
COPY . .
CMD ["node", "index.js"]
