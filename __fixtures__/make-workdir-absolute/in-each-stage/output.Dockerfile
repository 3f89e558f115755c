FROM python:3.11-slim AS build
WORKDIR /build
FROM build AS test
WORKDIR more
FROM python:3.11-slim
WORKDIR /srv/app
COPY --from=build /build .
