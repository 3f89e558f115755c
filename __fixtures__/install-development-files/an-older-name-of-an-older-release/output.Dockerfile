FROM python:3.7-alpine3.12
RUN apk add --no-cache build-base postgresql-dev
RUN pip install psycopg2
