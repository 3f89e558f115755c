FROM python:3.11-slim AS builder
RUN pip install --user uvicorn

FROM python:3.11-slim
COPY --from=builder /root/.local /home/xdr/.local
USER 1000
CMD ["python", "-m", "uvicorn", "main:app"]
