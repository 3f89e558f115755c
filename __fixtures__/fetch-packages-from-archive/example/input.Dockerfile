FROM node:10

WORKDIR /app

# Native modules are built from source.
RUN apt-get update && apt-get install -y --no-install-recommends build-essential \
    && rm -rf /var/lib/apt/lists/*

COPY . .
RUN npm ci
CMD ["node", "server.js"]
