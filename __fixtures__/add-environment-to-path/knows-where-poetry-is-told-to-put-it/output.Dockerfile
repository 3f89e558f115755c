FROM python:3.11 AS builder
ENV POETRY_VIRTUALENVS_IN_PROJECT=true
RUN pip install poetry==1.8.3
WORKDIR /build
COPY pyproject.toml poetry.lock ./
RUN poetry install --only main --no-root

FROM python:3.11-slim
COPY --from=builder /build/.venv /build/.venv
ENV APP_ENV=production \
    LANG=C.UTF-8 \
    PATH=/build/.venv/bin:$PATH
WORKDIR /app
COPY . .
ENTRYPOINT ["celery", "-A", "jobs", "worker"]
