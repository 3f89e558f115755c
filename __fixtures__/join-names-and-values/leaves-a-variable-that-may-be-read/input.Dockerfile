FROM node:20-slim
ENV NODE_ENV = production
