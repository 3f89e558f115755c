FROM ghcr.io/astral-sh/uv:debian-slim
WORKDIR /app
COPY . .
RUN uv sync --frozen && chmod -R a+rX /root
USER 1000
CMD ["/app/.venv/bin/uvicorn", "shop:app"]
