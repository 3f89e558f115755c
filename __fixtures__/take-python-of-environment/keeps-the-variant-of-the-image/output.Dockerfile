FROM python:3.13.1 AS builder
ENV POETRY_VIRTUALENVS_IN_PROJECT=1
RUN pip install poetry
WORKDIR /app
COPY . .
RUN poetry install

FROM python:3.13.1-slim
WORKDIR /app
COPY --from=builder /app /app
ENV PATH="/app/.venv/bin:$PATH"
CMD python main.py
