FROM python:3.11-slim AS builder
WORKDIR /build
RUN python -m venv /build/venv
COPY requirements.txt .
RUN /build/venv/bin/pip install --no-cache-dir -r requirements.txt

FROM python:3.11-slim
WORKDIR /app
COPY --from=builder /build/venv /app/venv
ENV PATH="/app/venv/bin:$PATH"
COPY service.py .
CMD ["uvicorn", "service:app", "--host", "0.0.0.0"]
