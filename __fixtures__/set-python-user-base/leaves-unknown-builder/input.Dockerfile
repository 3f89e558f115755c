FROM registry.example.com/platform/python-build:4 AS builder
RUN pip install --user --no-cache-dir uvicorn

FROM python:3.11-slim
COPY --from=builder /root/.local /home/service/.local
ENV PATH=/home/service/.local/bin:$PATH
CMD ["uvicorn", "main:app"]
