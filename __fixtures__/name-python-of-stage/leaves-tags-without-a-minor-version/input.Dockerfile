FROM python:3-slim AS builder
RUN pip install requests
FROM python:3-slim
COPY --from=builder /usr/local/lib/python3.10/site-packages /usr/local/lib/python3.10/site-packages
