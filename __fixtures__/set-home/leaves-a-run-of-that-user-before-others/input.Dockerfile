FROM node:20-slim
WORKDIR /app
USER 4242
RUN npm ci
USER root
RUN rm -rf /root/.npm
USER 4242
CMD ["node", "server.js"]
