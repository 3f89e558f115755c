FROM python:3.11-slim
COPY .env main.py /app/
