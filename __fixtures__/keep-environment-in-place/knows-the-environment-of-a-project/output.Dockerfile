FROM python:3.12-slim AS build
COPY --from=ghcr.io/astral-sh/uv:0.5 /uv /bin/uv
WORKDIR /build
COPY . .
RUN uv sync --frozen --no-dev

FROM python:3.12-slim
COPY --from=build /build/.venv /build/.venv
ENV PATH=/build/.venv/bin:$PATH
CMD ["celery", "-A", "jobs", "worker"]
