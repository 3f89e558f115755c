FROM node:@NODE_VERSION@-alpine AS build
RUN npm ci

FROM nginx:alpine
COPY --from=build /dist /usr/share/nginx/html
