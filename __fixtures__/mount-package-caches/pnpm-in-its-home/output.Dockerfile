FROM node:22
ENV PNPM_HOME=/pnpm
WORKDIR /app
COPY . .
RUN --mount=type=cache,target=/pnpm/store \
    pnpm install --frozen-lockfile
CMD ["node", "server.js"]
