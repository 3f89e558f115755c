FROM node:20-slim
USER node
WORKDIR /app
COPY --chown=node:node . .
RUN npm ci
USER root
RUN npm install --global pm2
EXPOSE 3000
CMD ["pm2-runtime", "server.js"]
