FROM node:20-slim
RUN useradd -o -u 1000 app
USER app
