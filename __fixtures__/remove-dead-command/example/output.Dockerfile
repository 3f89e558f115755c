FROM python:3.11-slim
WORKDIR /app
CMD ["python", "server.py"]
