FROM python:3.7
RUN pip install gunicorn==20.99
