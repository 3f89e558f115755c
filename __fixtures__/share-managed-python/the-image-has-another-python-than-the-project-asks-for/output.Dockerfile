FROM python:3.11-slim
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/
WORKDIR /app
COPY . .
ENV UV_PYTHON_INSTALL_DIR=/python
RUN uv sync --frozen
ENV PATH=/app/.venv/bin:$PATH
USER 65532:65532
CMD ["uvicorn", "shop:app"]
