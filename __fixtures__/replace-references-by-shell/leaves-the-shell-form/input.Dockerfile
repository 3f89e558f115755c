FROM python:3.11-slim
COPY . .
CMD uvicorn main:app --port $PORT
