FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir celery flask

FROM python:3.11-slim
WORKDIR /app
COPY --from=builder /root/.local /home/xdr/.local
ENV PATH=/home/xdr/.local/bin:$PATH
COPY . .
USER nobody
HEALTHCHECK CMD python -m celery -A tasks inspect ping
CMD ["python", "-m", "flask", "--app", "service.main", "run", "--host=0.0.0.0"]
