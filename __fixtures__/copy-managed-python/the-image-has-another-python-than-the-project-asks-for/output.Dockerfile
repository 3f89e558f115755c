FROM python:3.11-slim AS builder
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/
WORKDIR /app
COPY . .
ENV UV_PYTHON_INSTALL_DIR=/python
RUN uv sync --frozen --no-dev

FROM python:3.11-slim
COPY --from=builder /python /python
COPY --from=builder /app/.venv /app/.venv
COPY . /app
ENV PATH="/app/.venv/bin:$PATH"
WORKDIR /app
CMD ["uvicorn", "shop:app"]
