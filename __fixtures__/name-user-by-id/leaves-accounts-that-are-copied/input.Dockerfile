FROM node:20-slim
COPY etc/passwd /etc/passwd
USER node
CMD ["node", "server.js"]
