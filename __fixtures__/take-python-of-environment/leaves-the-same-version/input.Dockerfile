FROM python:3.12 AS builder
RUN python -m venv /opt/venv && /opt/venv/bin/pip install flask
FROM python:3.12-slim
COPY --from=builder /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
CMD ["flask", "run"]
