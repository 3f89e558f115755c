FROM node:20-slim
USER root
RUN npm install --global pm2
USER node
CMD ["pm2-runtime", "server.js"]
