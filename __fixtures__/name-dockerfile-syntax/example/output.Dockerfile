# syntax=docker/dockerfile:1
FROM python:3.12-slim
WORKDIR /app
COPY --parents libs/*/pyproject.toml ./
RUN pip install --no-cache-dir ./libs/core
