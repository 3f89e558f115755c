FROM node:20-slim AS build
RUN mkdir /dist
FROM debian:12-slim
COPY –from=build /dist /srv/dist
ENV TITLE=“hello world”
