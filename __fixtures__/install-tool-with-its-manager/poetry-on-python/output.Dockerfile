FROM python:3.12-slim
WORKDIR /app
COPY pyproject.toml .
RUN pip install --no-cache-dir poetry
RUN poetry config virtualenvs.create false && poetry install
