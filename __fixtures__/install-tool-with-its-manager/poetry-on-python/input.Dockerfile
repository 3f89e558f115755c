FROM python:3.12-slim
WORKDIR /app
COPY pyproject.toml .
RUN poetry config virtualenvs.create false && poetry install
