FROM python:3.12-slim AS builder
RUN python -m venv /opt/venv && /opt/venv/bin/pip install flask
FROM debian:12-slim
COPY --from=builder /usr/local /usr/local
COPY --from=builder /opt/venv /opt/venv
CMD ["/opt/venv/bin/flask", "run"]
