FROM node:20-slim
RUN apt-get update && apt-get install -y git \
    && mkdir -p /srv/app
USER node
WORKDIR /srv/app
COPY --chown=node:node package.json ./
RUN npm install --omit=dev
COPY --chown=node:node . .
CMD ["node", "index.js"]
