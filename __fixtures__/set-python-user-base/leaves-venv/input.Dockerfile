FROM python:3.11-slim AS builder
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir uvicorn

FROM python:3.11-slim
RUN useradd -m app
COPY --from=builder /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
USER app
CMD ["uvicorn", "main:app"]
