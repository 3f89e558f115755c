FROM python:3.12-slim AS builder
COPY --from=ghcr.io/astral-sh/uv:0.5 /uv /bin/uv
WORKDIR /app
COPY . .
RUN uv sync --frozen

FROM python:3.12-slim
COPY --from=builder /app /app
CMD ["/app/.venv/bin/worker"]
