FROM python:3.12-slim
RUN pip install psycopg2-binary "psycopg[binary]"
