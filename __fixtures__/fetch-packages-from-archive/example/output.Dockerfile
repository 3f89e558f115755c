FROM node:10

WORKDIR /app

RUN sed -i -E 's,security\.\S+,archive.debian.org/debian-security,; s/\w+\.debian\.org/archive.debian.org/; /stretch-updates/d; s/^deb /&[trusted=yes] /' /etc/apt/sources.list

# Native modules are built from source.
RUN apt-get update && apt-get install -y --no-install-recommends build-essential \
    && rm -rf /var/lib/apt/lists/*

COPY . .
RUN npm ci
CMD ["node", "server.js"]
