FROM python:3.11-slim
WORKDIR /srv
COPY . .
CMD ["uvicorn", "main:app", "--app-dir", "app"]
