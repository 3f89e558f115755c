FROM node:20-alpine
ENV NPM_CONFIG_PREFIX=/home/node/.npm-global
USER node
RUN npm install -g serve@14.2.4
CMD ["/home/node/.npm-global/bin/serve", "."]
