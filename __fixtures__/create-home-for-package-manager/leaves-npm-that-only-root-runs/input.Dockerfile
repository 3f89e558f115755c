FROM node:20-slim
RUN useradd app
RUN npm ci
USER app
CMD ["node", "server.js"]
