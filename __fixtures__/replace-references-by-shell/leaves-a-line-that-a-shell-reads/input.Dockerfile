FROM python:3.11-slim
COPY . .
CMD ["sh", "-c", "exec uvicorn main:app --port $PORT"]
