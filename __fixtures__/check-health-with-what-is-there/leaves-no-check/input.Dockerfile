FROM python:3.12-slim
HEALTHCHECK CMD curl -f http://localhost:8000/ || exit 1
HEALTHCHECK NONE
