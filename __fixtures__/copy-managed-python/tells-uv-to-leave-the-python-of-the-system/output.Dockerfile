FROM ghcr.io/astral-sh/uv:0.8.4-debian AS builder
ENV UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1 \
    UV_PYTHON_INSTALL_DIR=/python \
    UV_PYTHON_PREFERENCE=only-managed
WORKDIR /app
COPY . .
RUN uv sync --frozen --no-dev

FROM python:3.12-slim
COPY --from=builder /python /python
COPY --from=builder /app /app
ENV PATH="/app/.venv/bin:$PATH"
WORKDIR /app
CMD ["uvicorn", "shop:app"]
