FROM ghcr.io/astral-sh/uv:debian-slim
WORKDIR /app
COPY . .
ENV UV_PYTHON_INSTALL_DIR=/python
RUN uv sync --frozen
RUN useradd --create-home shop
USER shop
CMD ["/app/.venv/bin/uvicorn", "shop:app"]
