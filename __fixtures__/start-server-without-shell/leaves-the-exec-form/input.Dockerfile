FROM python:3.11-slim
CMD ["uvicorn", "app.main:app"]
