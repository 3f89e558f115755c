FROM debian:12-slim
ARG HOME_DIR=/srv/
COPY package.json server.js $HOME_DIR
COPY --parents package.json server.js /srv/app
