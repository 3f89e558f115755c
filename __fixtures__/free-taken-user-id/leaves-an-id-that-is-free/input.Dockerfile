FROM node:20-alpine
RUN addgroup -g 1001 -S app && adduser -u 1001 -S app -G app
USER app
CMD ["node", "server.js"]
