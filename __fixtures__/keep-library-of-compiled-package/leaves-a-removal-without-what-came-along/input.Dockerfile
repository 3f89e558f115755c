FROM python:3.12-slim
COPY requirements.txt .
RUN apt-get update \
    && apt-get install -y gcc libpq-dev \
    && pip install -r requirements.txt \
    && apt-get purge -y gcc libpq-dev
