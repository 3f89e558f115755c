FROM python:3.11-slim
WORKDIR /app
COPY . .
CMD ["sh", "-c", "exec python -m uvicorn app.main:app --host 0.0.0.0 --port $PORT"]
