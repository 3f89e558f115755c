FROM python:3.11-slim
ARG WORKERS=4
COPY . .
CMD ["gunicorn", "--workers", "$WORKERS", "app.wsgi"]
