FROM python:3.11-slim
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/
WORKDIR /app
COPY . .
RUN uv sync --frozen
ENV PATH=/app/.venv/bin:$PATH
USER 65532:65532
CMD ["uvicorn", "shop:app"]
