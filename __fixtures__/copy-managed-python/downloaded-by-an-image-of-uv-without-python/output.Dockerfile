FROM ghcr.io/astral-sh/uv:bookworm-slim AS builder
WORKDIR /app
COPY . .
ENV UV_PYTHON_INSTALL_DIR=/python
RUN uv sync --frozen --no-dev

FROM debian:bookworm-slim
COPY --from=builder /python /python
COPY --from=builder /app /app
ENV PATH="/app/.venv/bin:$PATH"
WORKDIR /app
CMD ["uvicorn", "shop:app"]
