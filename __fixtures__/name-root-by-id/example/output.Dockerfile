FROM node:20-slim
USER 0
RUN npm install --global pm2
USER 1000
CMD ["pm2-runtime", "server.js"]
