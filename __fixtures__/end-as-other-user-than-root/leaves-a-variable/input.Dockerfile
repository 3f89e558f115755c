FROM node:20-slim
ARG WHO=root
USER $WHO
CMD ["node", "server.js"]
