FROM python:3.12-slim AS base
HEALTHCHECK CMD curl -f http://localhost:8000/ || exit 1
FROM base
RUN apt-get update && apt-get install -y curl
