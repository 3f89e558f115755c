FROM node:lts AS build
WORKDIR /app
COPY . .
RUN yarn install --frozen-lockfile && NODE_OPTIONS=--openssl-legacy-provider yarn build

FROM nginx:1.27-alpine
COPY --from=build /app/build /usr/share/nginx/html
