FROM node:20-slim
WORKDIR /app
ENV PORT=3000
COPY server.js ./
HEALTHCHECK --interval=1s --timeout=3s --retries=2 CMD curl --fail --silent "http://localhost:${PORT}/health?full=1" -m 2 || exit 1
CMD ["node", "server.js"]
