FROM python:3.11-slim
COPY . .
EXPOSE 8000 9000
CMD ["python", "-m", "http.server", "$PORT"]
