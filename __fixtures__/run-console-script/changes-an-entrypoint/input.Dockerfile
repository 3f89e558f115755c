FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir gunicorn

FROM python:3.11-slim
WORKDIR /app
COPY --from=builder /root/.local /home/xdr/.local
ENV PATH=/home/xdr/.local/bin:$PATH
COPY . .
USER nobody
ENTRYPOINT ["python3.11", "-m", "gunicorn", "--bind=:8000"]
CMD ["wsgi:app"]
