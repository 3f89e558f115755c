FROM python:3.12-slim
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/
WORKDIR /srv
COPY . .
RUN uv sync --frozen
CMD ["uv", "run", "look.py"]
