FROM ghcr.io/astral-sh/uv:debian-slim
WORKDIR /app
COPY . .
RUN uv sync --frozen
RUN useradd --create-home shop
USER shop
CMD ["/app/.venv/bin/uvicorn", "shop:app"]
