FROM node:20-slim AS build
USER "node"
RUN npm ci

FROM build
user node
CMD ["node", "."]
