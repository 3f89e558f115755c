FROM python:3.12 AS builder
RUN python -m venv /opt/venv && /opt/venv/bin/pip install flask
FROM alpine:3.20
COPY --from=builder /opt/venv /opt/venv
CMD ["/opt/venv/bin/flask", "run"]
