FROM node:20-slim
WORKDIR /srv/shop
COPY server.js ./
USER node
RUN mkdir uploads
CMD ["node", "server.js"]
