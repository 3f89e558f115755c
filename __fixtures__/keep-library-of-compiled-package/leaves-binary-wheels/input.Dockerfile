FROM python:3.12-alpine
RUN apk add --no-cache --virtual .build-deps gcc musl-dev postgresql-dev \
    && pip install psycopg2-binary==2.9.9 \
    && apk del .build-deps
