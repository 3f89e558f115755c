FROM python:3.11-slim
WORKDIR /app
COPY . .
CMD ["python", "-m", "uvicorn", "app.main:app", \
     "--host", "0.0.0.0", \
     "--port", "$PORT"]
