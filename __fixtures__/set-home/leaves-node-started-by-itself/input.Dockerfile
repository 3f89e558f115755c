FROM node:20-slim
USER 4242
CMD ["node", "server.js"]
