FROM node:20 AS build
RUN touch /a /b
FROM debian:12-slim
COPY --from=build /a /b \
    /srv/app/
