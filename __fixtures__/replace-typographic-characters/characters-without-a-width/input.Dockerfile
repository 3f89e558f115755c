​FROM debian:12-slim
​WORKDIR /app
COPY a /srv/​a
