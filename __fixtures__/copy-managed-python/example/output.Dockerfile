FROM debian:12-slim AS builder
COPY --from=ghcr.io/astral-sh/uv:0.5 /uv /uvx /bin/
WORKDIR /app
ENV UV_PYTHON_INSTALL_DIR=/python
RUN uv python install 3.12
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev
COPY . .

FROM debian:12-slim
COPY --from=builder /python /python
COPY --from=builder /app /app
ENV PATH=/app/.venv/bin:$PATH
USER nobody
CMD ["uvicorn", "app.main:app"]
