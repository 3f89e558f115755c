FROM ghcr.io/astral-sh/uv:alpine AS builder
WORKDIR /app
COPY . .
RUN uv sync --frozen --no-dev

FROM debian:bookworm-slim
COPY --from=builder /app /app
ENV PATH="/app/.venv/bin:$PATH"
WORKDIR /app
CMD ["uvicorn", "shop:app"]
