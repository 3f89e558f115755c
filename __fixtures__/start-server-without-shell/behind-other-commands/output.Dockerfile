FROM python:3.11-slim
WORKDIR /app
COPY . .
CMD python manage.py migrate && \
    exec gunicorn --bind 0.0.0.0:8000 app.wsgi
