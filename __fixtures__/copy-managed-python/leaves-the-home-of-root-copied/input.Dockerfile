FROM debian:12-slim AS builder
COPY --from=ghcr.io/astral-sh/uv:0.5 /uv /bin/uv
WORKDIR /app
RUN uv python install 3.12
COPY . .
RUN uv sync --frozen

FROM debian:12-slim
COPY --from=builder /root/.local /root/.local
COPY --from=builder /app /app
CMD ["/app/.venv/bin/worker"]
