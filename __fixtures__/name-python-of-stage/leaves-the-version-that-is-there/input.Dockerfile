FROM python:3.12-slim AS builder
RUN pip install requests
FROM python:3.12-slim
COPY --from=builder /usr/local/lib/python3.12/site-packages /usr/local/lib/python3.12/site-packages
