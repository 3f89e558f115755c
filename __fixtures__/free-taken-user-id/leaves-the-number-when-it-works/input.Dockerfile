FROM node:20-alpine
RUN adduser -D -u 1000 app 2>/dev/null || true
USER 1000
CMD ["node", "server.js"]
