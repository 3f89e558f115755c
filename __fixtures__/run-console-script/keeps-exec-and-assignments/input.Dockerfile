FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir uvicorn

FROM python:3.11-slim
WORKDIR /app
COPY --from=builder /root/.local /home/xdr/.local
ENV PATH=/home/xdr/.local/bin:$PATH
COPY . .
USER nobody
CMD exec env WEB_CONCURRENCY=2 /usr/local/bin/python3 -m uvicorn main:app --port $PORT
