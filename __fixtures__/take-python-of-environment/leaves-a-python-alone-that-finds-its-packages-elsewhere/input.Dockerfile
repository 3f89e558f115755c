FROM python:3.12-slim AS builder
RUN python -m venv /env && /env/bin/pip install flask

FROM python:3.11-slim
COPY --from=builder /env /env
ENV PATH=/env/bin:$PATH \
    PYTHONPATH=/env/lib/python3.12/site-packages
CMD ["flask", "run"]
