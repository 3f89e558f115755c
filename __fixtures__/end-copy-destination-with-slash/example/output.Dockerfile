FROM node:20-slim
COPY package.json server.js /srv/app/
CMD ["node", "/srv/app/server.js"]
