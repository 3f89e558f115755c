FROM node:20-slim
COPY server.js /
HEALTHCHECK CMD ["sh", "-c", "node -e \"fetch('http://localhost:3000/').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))\" || exit 1"]
CMD ["node", "/server.js"]
