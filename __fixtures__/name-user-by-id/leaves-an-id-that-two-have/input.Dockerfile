FROM node:20-slim
RUN useradd --non-unique --uid 1000 app
USER app
CMD ["node", "server.js"]
