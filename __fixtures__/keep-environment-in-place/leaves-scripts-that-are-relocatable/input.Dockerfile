FROM python:3.12 AS build
COPY --from=ghcr.io/astral-sh/uv:0.5 /uv /bin/uv
WORKDIR /build
RUN uv venv --relocatable
COPY . .
RUN uv sync
FROM python:3.12-slim
COPY --from=build /build/.venv /venv
ENV PATH=/venv/bin:$PATH
CMD ["gunicorn", "app:app"]
