FROM node:20 AS frontend
RUN mkdir /dist
FROM debian:12-slim
COPY --chown=1:1 --from=frontend --chmod=755 /dist /srv/
