FROM node:18-bookworm-slim
COPY server.js /
HEALTHCHECK CMD node -e "fetch('http://127.0.0.1:3000/').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))" || exit 1
CMD ["node", "/server.js"]
