FROM ghcr.io/astral-sh/uv:python3.13-alpine
WORKDIR /app
COPY . .
RUN uv sync --frozen
USER 1000
CMD ["/app/.venv/bin/uvicorn", "shop:app"]
