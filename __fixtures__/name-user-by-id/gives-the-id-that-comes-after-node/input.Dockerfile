FROM node:20-alpine
RUN adduser -D app
USER app
CMD ["node", "server.js"]
