FROM registry.example.com/node:20
USER node
RUN corepack enable
