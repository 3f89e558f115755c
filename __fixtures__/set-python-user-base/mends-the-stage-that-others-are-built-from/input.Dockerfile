FROM python:3.11-slim AS builder
ENV PIP_USER=yes
RUN pip install celery uvicorn

FROM python:3.11-slim AS base
RUN useradd --system --home-dir /app app
ENV PATH=/packages/bin:$PATH
COPY --from=builder /root/.local /packages
COPY . /app
WORKDIR /app
USER app

FROM base AS api
CMD ["uvicorn", "main:app"]

FROM base AS worker
CMD ["celery", "-A", "tasks", "worker"]
