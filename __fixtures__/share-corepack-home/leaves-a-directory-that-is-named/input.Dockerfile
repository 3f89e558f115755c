FROM node:20-alpine
ENV COREPACK_HOME=/opt/corepack
RUN corepack enable && corepack prepare pnpm@9.15.4 --activate
USER node
CMD ["pnpm", "start"]
