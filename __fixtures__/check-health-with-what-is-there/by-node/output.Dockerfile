FROM node:20-slim
WORKDIR /app
ENV PORT=3000
COPY server.js ./
HEALTHCHECK --interval=1s --timeout=3s --retries=2 CMD node -e "fetch('http://localhost:${PORT}/health?full=1', { signal: AbortSignal.timeout(2000) }).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))" || exit 1
CMD ["node", "server.js"]
