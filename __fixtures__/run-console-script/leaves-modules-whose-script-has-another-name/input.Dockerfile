FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir waitress

FROM python:3.11-slim
WORKDIR /app
COPY --from=builder /root/.local /home/xdr/.local
ENV PATH=/home/xdr/.local/bin:$PATH
COPY . .
USER nobody
CMD ["python", "-m", "waitress", "--port=8000", "wsgi:app"]
