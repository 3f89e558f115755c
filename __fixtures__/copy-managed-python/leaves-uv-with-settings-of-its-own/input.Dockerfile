FROM ghcr.io/astral-sh/uv:bookworm-slim AS builder
COPY uv.toml /etc/uv/uv.toml
ENV UV_CONFIG_FILE=/etc/uv/uv.toml
WORKDIR /app
COPY . .
RUN uv sync --frozen --no-dev

FROM debian:bookworm-slim
COPY --from=builder /app /app
ENV PATH="/app/.venv/bin:$PATH"
WORKDIR /app
CMD ["uvicorn", "shop:app"]
