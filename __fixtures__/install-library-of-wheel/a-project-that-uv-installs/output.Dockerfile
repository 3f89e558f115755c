FROM python:3.12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libzbar0 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/
WORKDIR /srv
COPY . .
RUN uv sync --frozen
CMD ["uv", "run", "look.py"]
