FROM node:20-alpine AS base
RUN adduser -D -u 1000 app

FROM base AS build
USER app
WORKDIR /home/app
COPY --chown=app . .
RUN npm ci

FROM base
COPY --from=build /home/app /home/app
USER app
CMD ["node", "/home/app/index.js"]
