FROM node:20 AS build
RUN mkdir /dist /doc
FROM debian:12-slim
COPY --from=build /dist /srv/
COPY --from=builder /doc /srv/
