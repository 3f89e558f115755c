FROM node:20-slim
USER node
WORKDIR /home/node/app
RUN mkdir uploads
CMD ["node", "server.js"]
