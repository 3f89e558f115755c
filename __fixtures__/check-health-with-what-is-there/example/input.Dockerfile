FROM node:20-alpine
WORKDIR /app
COPY server.js ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=1s --timeout=3s --retries=2 \
  CMD curl -f http://localhost:3000/health || exit 1
CMD ["node", "server.js"]
