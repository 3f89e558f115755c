FROM node:20-slim
RUN useradd app
USER app
CMD ["node", "server.js"]
