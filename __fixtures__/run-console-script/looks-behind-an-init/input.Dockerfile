FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir uvicorn

FROM python:3.11-slim
WORKDIR /app
COPY --from=builder /root/.local /home/xdr/.local
ENV PATH=/home/xdr/.local/bin:$PATH
COPY . .
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
USER nobody
ENTRYPOINT ["tini", "--"]
CMD ["python", "-m", "uvicorn", "main:app"]
