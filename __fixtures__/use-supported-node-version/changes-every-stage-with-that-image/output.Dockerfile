FROM node:22 AS build
RUN yarn
FROM node:22
COPY --from=build /node_modules /node_modules
