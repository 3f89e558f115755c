FROM python:2.7-slim
RUN pip install "django-storages==1.4" \
    "psycopg2==2.7.7"
