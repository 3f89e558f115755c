FROM python:3.11-slim
CMD exec uvicorn app.main:app --port $PORT
