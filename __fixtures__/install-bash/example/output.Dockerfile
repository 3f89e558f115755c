FROM node:20-alpine
WORKDIR /app
RUN apk add --no-cache bash
COPY package.json ./
RUN npm install
COPY server.js ./
COPY --chmod=755 entrypoint.sh /
USER node
ENTRYPOINT ["/entrypoint.sh"]
CMD ["node", "server.js"]
