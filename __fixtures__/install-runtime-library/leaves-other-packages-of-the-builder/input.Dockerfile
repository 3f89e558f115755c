FROM python:3.12 AS builder
COPY requirements.txt .
RUN pip install --target=/tools -r requirements.txt
RUN pip install --prefix=/install gunicorn

FROM python:3.12-slim
COPY --from=builder /install /usr/local
CMD ["python"]
