FROM python:3.12-slim
RUN apt-get update && apt-get install -y gcc libc6-dev libpq-dev
RUN pip install psycopg2==2.9.10
