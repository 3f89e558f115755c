FROM node:20-alpine
WORKDIR /app
COPY package.json ./
ENV COREPACK_HOME=/usr/local/share/corepack
RUN corepack enable && corepack install
COPY . .
USER node
CMD ["pnpm", "start"]
