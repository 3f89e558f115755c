FROM python:3.11-slim
COPY . .
CMD ["gunicorn", "--log-file", "$LOG", "app.wsgi"]
