FROM debian:12-slim
COPY package.json /srv/app
COPY *.js /srv/app
COPY . /srv/app
