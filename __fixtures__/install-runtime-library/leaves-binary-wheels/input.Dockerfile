FROM python:3.12 AS builder
RUN pip install psycopg2-binary gunicorn

FROM python:3.12-slim
COPY --from=builder /usr/local/lib/python3.12/site-packages /usr/local/lib/python3.12/site-packages
CMD ["python"]
