FROM ghcr.io/astral-sh/uv:alpine
ENV UV_LINK_MODE=copy \
    UV_COMPILE_BYTECODE=1 \
    UV_PYTHON_INSTALL_DIR=/python
WORKDIR /app
COPY . .
RUN --mount=type=cache,target=/root/.cache/uv uv sync --frozen
ENV PATH=/app/.venv/bin:$PATH
USER 1000
CMD ["uvicorn", "shop:app"]
