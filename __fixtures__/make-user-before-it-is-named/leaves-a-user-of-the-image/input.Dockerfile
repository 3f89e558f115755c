FROM node:20-slim
COPY --chown=node:node . /app
RUN useradd -r worker
USER worker
