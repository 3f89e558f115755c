FROM node:20-alpine
RUN adduser -u 1001 -D app
USER 1001
CMD ["node", "server.js"]
