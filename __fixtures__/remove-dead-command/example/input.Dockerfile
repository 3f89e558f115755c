FROM python:3.11-slim
WORKDIR /app
CMD ["python", "worker.py"]
CMD ["python", "server.py"]
