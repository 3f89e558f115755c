FROM python:3.7-buster AS builder
RUN pip install --prefix=/install psycopg2==2.9.3

FROM python:3.7-slim-buster
COPY --from=builder /install /usr/local
CMD ["python"]
