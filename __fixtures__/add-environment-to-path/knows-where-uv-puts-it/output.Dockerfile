FROM python:3.12-slim
COPY --from=ghcr.io/astral-sh/uv:0.5 /uv /bin/uv
WORKDIR /app
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev
ENV PATH=/app/.venv/bin:$PATH
COPY . .
EXPOSE 8000
CMD ["fastapi", "run", "main.py"]
