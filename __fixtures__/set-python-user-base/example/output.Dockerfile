FROM python:3.11-slim AS builder
WORKDIR /build
COPY requirements.txt .
RUN pip install --user --no-cache-dir -r requirements.txt

FROM python:3.11-slim
RUN groupadd -r -g 1000 xdr && useradd -r -u 1000 -g xdr -d /app xdr
WORKDIR /app
COPY --from=builder --chown=xdr:xdr /root/.local /home/xdr/.local
ENV PATH=/home/xdr/.local/bin:$PATH \
    PYTHONUSERBASE=/home/xdr/.local
COPY . .
USER xdr:xdr
CMD ["uvicorn", "app.main:app", "--host", "0.0.0.0"]
