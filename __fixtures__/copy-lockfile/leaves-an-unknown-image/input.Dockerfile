FROM registry.example.com/node-with-lockfile:1
WORKDIR /app
COPY package.json ./
RUN npm ci
