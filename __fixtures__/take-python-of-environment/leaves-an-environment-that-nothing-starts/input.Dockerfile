FROM python:3.12 AS builder
RUN python -m venv /opt/venv && /opt/venv/bin/pip install flask
FROM debian:12
COPY --from=builder /opt/venv /srv/download/venv
CMD ["bash"]
