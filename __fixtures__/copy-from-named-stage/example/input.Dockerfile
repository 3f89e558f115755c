FROM node:20-slim AS build
WORKDIR /src
COPY server.js ./
RUN mkdir /dist && cp server.js /dist/

FROM node:20-slim
COPY --from=builder /dist /srv
CMD ["node", "/srv/server.js"]
