FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir uvicorn

FROM python:3.11-slim
RUN useradd -m app
COPY --from=builder /root/.local /usr/local
USER app
CMD ["python", "-m", "uvicorn", "main:app"]
