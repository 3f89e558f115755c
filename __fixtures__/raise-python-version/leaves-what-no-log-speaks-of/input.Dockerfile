FROM python:2.7
RUN pip install gunicorn==20.0.4
