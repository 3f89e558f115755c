FROM node:20-slim
RUN useradd app
USER app
HEALTHCHECK CMD npm run health
CMD ["node", "server.js"]
