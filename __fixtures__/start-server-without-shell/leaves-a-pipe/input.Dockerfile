FROM python:3.11-slim
CMD gunicorn app.wsgi 2>&1 | tee /var/log/gunicorn
