FROM node:20-slim AS build
USER "1000"
RUN npm ci

FROM build
user 1000
CMD ["node", "."]
