FROM node:20 AS frontend
RUN mkdir /dist
FROM debian:12-slim
COPY --chown=1:1 --from=fronted --chmod=755 /dist /srv/
