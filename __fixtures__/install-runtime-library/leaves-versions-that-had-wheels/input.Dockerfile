FROM python:3.6 AS builder
RUN pip install --prefix=/install "psycopg2==2.7.7"

FROM python:3.6-slim
COPY --from=builder /install /usr/local
