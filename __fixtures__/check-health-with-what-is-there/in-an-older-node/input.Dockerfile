FROM node:18-bookworm-slim
COPY server.js /
HEALTHCHECK CMD curl -f http://localhost:3000/ || exit 1
CMD ["node", "/server.js"]
