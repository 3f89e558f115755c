FROM python:3.11-slim
WORKDIR /srv
COPY . .
HEALTHCHECK CMD ["uvicorn", "app.main:app", "--version"]
CMD ["python", "app/main.py"]
