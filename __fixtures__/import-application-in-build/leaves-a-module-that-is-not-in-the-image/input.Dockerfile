FROM python:3.11-slim
WORKDIR /srv
COPY requirements.txt .
CMD ["uvicorn", "app.main:app"]
