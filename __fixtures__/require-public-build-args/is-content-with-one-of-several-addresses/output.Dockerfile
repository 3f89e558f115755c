FROM node:20-slim AS build
WORKDIR /src
COPY . .
RUN npm install --no-audit --no-fund
# REST and push come from two services
ARG REACT_APP_API_URL
# (behind the same gateway in most places)
ARG REACT_APP_SOCKET_URL
ENV REACT_APP_API_URL $REACT_APP_API_URL
ENV REACT_APP_SOCKET_URL $REACT_APP_SOCKET_URL
RUN : "${REACT_APP_API_URL:-${REACT_APP_SOCKET_URL:?pass --build-arg REACT_APP_API_URL=... --build-arg REACT_APP_SOCKET_URL=...}}"
RUN npm run build

FROM node:20-slim
WORKDIR /srv
COPY --from=build /src/vendor ./vendor
COPY --from=build /src/build ./build
EXPOSE 3000
USER node
CMD ["node", "vendor/craco/craco.js", "start"]
