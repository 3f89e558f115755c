FROM python:3.12 AS web
ENV PORT=8080
CMD exec gunicorn --bind :$PORT "main:app"

FROM python:3.12
CMD exec python worker.py
