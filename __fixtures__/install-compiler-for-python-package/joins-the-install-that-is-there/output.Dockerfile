FROM python:3.11-slim-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends \
    curl \
    libffi-dev \
    build-essential \
    libpq-dev \
    default-libmysqlclient-dev \
    pkg-config \
    && rm -rf /var/lib/apt/lists/*
RUN pip wheel --wheel-dir /wheels psycopg2 mysqlclient==2.2.4

FROM python:3.11-slim-bookworm
RUN apt-get update && apt-get install -y libpq5 libmariadb3
COPY --from=build /wheels /wheels
RUN pip install /wheels/*
