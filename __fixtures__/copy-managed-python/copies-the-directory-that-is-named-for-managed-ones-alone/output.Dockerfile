FROM ghcr.io/astral-sh/uv:trixie-slim AS builder
ENV UV_PYTHON_INSTALL_DIR=/opt/pythons \
    UV_PYTHON_PREFERENCE=only-managed
WORKDIR /app
COPY . .
RUN uv sync --frozen --no-dev

FROM debian:trixie-slim
COPY --from=builder /opt/pythons /opt/pythons
COPY --from=builder /app /app
ENV PATH="/app/.venv/bin:$PATH"
WORKDIR /app
CMD ["uvicorn", "shop:app"]
