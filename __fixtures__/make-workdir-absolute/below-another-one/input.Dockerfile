FROM node:20-slim
WORKDIR /srv
WORKDIR app
WORKDIR ./web/
RUN npm ci
WORKDIR ../api

FROM debian:12
ARG VERSION=1
ENV HOME=/home/app
WORKDIR $HOME
WORKDIR tool
WORKDIR src
