FROM node:22
ENV PNPM_HOME=/pnpm
WORKDIR /app
COPY . .
RUN pnpm install --frozen-lockfile
CMD ["node", "server.js"]
