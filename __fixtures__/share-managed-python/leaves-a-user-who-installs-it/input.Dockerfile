FROM ghcr.io/astral-sh/uv:debian-slim
RUN useradd --create-home shop
USER shop
WORKDIR /home/shop/app
COPY --chown=shop . .
RUN uv sync --frozen
CMD ["/home/shop/app/.venv/bin/uvicorn", "shop:app"]
