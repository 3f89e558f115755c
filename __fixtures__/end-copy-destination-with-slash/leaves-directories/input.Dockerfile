FROM debian:12-slim
WORKDIR /srv
COPY package.json server.js ./
COPY package.json server.js .
COPY package.json server.js app/
COPY package.json server.js ..
