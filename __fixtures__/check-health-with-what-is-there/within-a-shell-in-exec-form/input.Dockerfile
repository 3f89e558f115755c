FROM node:20-slim
COPY server.js /
HEALTHCHECK CMD ["sh", "-c", "curl -f http://localhost:3000/ || exit 1"]
CMD ["node", "/server.js"]
