FROM ghcr.io/astral-sh/uv:bookworm-slim AS builder
WORKDIR /app
COPY . .
RUN uv sync --frozen --no-dev

FROM python:3.12-slim
COPY --from=builder /app/.venv/lib /srv/lib
WORKDIR /app
CMD ["python3", "/srv/shop.py"]
