FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir uvicorn

FROM python:3.11-slim
COPY --from=builder /root/.local /packages
ENV PATH=/packages/bin:$PATH \
    PYTHONPATH=/app:/packages/lib/python3.11/site-packages
USER 1000
CMD ["uvicorn", "main:app"]
