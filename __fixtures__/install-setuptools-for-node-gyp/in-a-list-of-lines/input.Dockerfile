FROM node:20-trixie-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        g++ \
        libpq-dev \
        make \
        python3 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package*.json ./
RUN npm install
CMD ["node", "server.js"]
