FROM python:3.11-slim
RUN python -m venv /opt/venv && /opt/venv/bin/pip install gunicorn && ln -s /opt/venv/bin/gunicorn /usr/local/bin/
CMD ["gunicorn", "app:app"]

FROM python:3.11-slim AS builder
RUN python -m venv /opt/venv && /opt/venv/bin/pip install gunicorn

FROM python:3.11-slim
COPY --from=builder /opt/venv /opt/venv
COPY --from=builder /opt/venv/bin /usr/local/bin
CMD ["gunicorn", "app:app"]
