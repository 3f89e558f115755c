FROM ghcr.io/astral-sh/uv:debian-slim
WORKDIR /app
COPY . .
RUN uv sync --frozen
CMD ["/app/.venv/bin/uvicorn", "shop:app"]
