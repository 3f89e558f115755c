FROM python:3.11-slim AS builder
RUN pip install --no-cache-dir --prefix=/install uvicorn
RUN pip install --no-cache-dir --target /root/.local/lib requests
RUN pip install --user --target=/packages httpx

FROM python:3.11-slim
COPY --from=builder /install /home/app/.local
COPY --from=builder /root/.local /opt/.local
COPY --from=builder /packages /home/app/packages
USER 1000
CMD ["python", "-m", "main"]
