FROM python:3.11-slim
CMD celery -A app worker & gunicorn app.wsgi
