FROM python:3.12-slim
RUN pip install --extra-index-url https://wheels.example.com/simple psycopg2
