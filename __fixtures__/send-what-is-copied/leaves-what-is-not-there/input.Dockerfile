FROM python:3.11-slim
COPY missing.txt main.py /app/
