FROM debian:12-slim
COPY --chown=1:1 ["a b", "server.js", "/srv/app/"]
ADD package.json server.js opt/app/
COPY *.json server.js ./app/
