FROM rust:1-bookworm AS builder
COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
ENV UV_PYTHON_INSTALL_DIR=/opt/pythons UV_LINK_MODE=copy
WORKDIR /srv
COPY . .
RUN uv python install 3.13 && uv sync --frozen

FROM debian:bookworm-slim AS runtime
WORKDIR /srv
COPY --from=builder /opt/pythons /opt/pythons
# The packages
COPY --from=builder --chown=1000:1000 /srv/.venv /srv/.venv
USER 1000
ENTRYPOINT ["/srv/.venv/bin/worker"]
