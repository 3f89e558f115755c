FROM python:3.12 AS builder
RUN pip install --target /usr/local/lib/python3.11/site-packages requests
FROM python:3.12
COPY --from=builder /usr/local/lib/python3.11/site-packages /srv/lib
