FROM node:20-slim
WORKDIR /srv/shop
COPY server.js ./
RUN chown node:node /srv/shop
USER node
RUN mkdir uploads
CMD ["node", "server.js"]
