FROM ghcr.io/astral-sh/uv:0.8-python3.13-bookworm-slim AS builder
WORKDIR /app
COPY . .
RUN uv sync --frozen --no-dev

FROM python:3.12-slim-bookworm
COPY --from=builder /app /app
ENV PATH="/app/.venv/bin:$PATH"
WORKDIR /app
CMD ["uvicorn", "shop:app"]
