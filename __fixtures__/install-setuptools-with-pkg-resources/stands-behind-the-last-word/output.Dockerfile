FROM python:3.13-alpine AS base
COPY . /srv
WORKDIR /srv
RUN apk add --no-cache libpq && \
    pip install -r requirements.txt \
        --no-cache-dir "setuptools<82" && \
    rm -rf /root/.cache

FROM base
CMD gunicorn app:app
