FROM node:8-stretch AS build
RUN yarn
FROM node:8-stretch
COPY --from=build /node_modules /node_modules
