FROM python:3.11-slim
CMD gunicorn app.wsgi; echo "ended" >> /var/log/end
