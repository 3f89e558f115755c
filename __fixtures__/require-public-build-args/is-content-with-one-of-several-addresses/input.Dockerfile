FROM node:20-slim AS build
WORKDIR /src
COPY . .
RUN npm install --no-audit --no-fund
# REST and push come from two services
ARG REACT_APP_API_URL=http://localhost:5000/api/v1
# (behind the same gateway in most places)
ARG REACT_APP_SOCKET_URL=ws://127.0.0.1:5001
ENV REACT_APP_API_URL $REACT_APP_API_URL
ENV REACT_APP_SOCKET_URL $REACT_APP_SOCKET_URL
RUN npm run build

FROM node:20-slim
WORKDIR /srv
COPY --from=build /src/vendor ./vendor
COPY --from=build /src/build ./build
EXPOSE 3000
USER node
CMD ["node", "vendor/craco/craco.js", "start"]
