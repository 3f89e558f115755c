FROM node:20 AS base
RUN npm install -g serve@14
FROM base
CMD ["serve"]
