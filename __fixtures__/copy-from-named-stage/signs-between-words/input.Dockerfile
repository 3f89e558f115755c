FROM node:20 AS build_stage
RUN mkdir /dist
FROM node:20 AS other
FROM debian:12-slim
COPY --from=build-stage /dist /srv/
COPY --from=buildstage /dist /usr/
