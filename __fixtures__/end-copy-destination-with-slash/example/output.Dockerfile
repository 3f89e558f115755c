FROM node:20-slim
COPY package.json server.js /srv/app/
WORKDIR /srv/app
CMD ["node", "server.js"]
