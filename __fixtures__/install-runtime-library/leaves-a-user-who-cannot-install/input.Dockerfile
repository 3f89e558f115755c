FROM python:3.12 AS builder
COPY requirements.txt .
RUN pip install --prefix=/install -r requirements.txt

FROM python:3.12-slim
USER nobody
COPY --from=builder /install /usr/local
CMD ["python"]
