FROM node:20 AS base
RUN npm install -g serve@14 && npm cache clean --force
FROM base
CMD ["serve"]
