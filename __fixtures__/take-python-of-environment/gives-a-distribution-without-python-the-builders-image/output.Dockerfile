FROM python:3.12-slim-bookworm AS builder
RUN python -m venv /opt/venv && /opt/venv/bin/pip install flask

FROM python:3.12-slim-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
COPY --from=builder /opt/venv /opt/venv
CMD ["/opt/venv/bin/flask", "run"]
