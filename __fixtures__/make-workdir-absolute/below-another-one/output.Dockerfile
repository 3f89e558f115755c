FROM node:20-slim
WORKDIR /srv
WORKDIR /srv/app
WORKDIR /srv/app/web/
RUN npm ci
WORKDIR /srv/app/api

FROM debian:12
ARG VERSION=1
ENV HOME=/home/app
WORKDIR $HOME
WORKDIR $HOME/tool
WORKDIR $HOME/tool/src
