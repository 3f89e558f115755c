FROM python:3.11 AS builder
WORKDIR /app
RUN pip install pipenv
COPY Pipfile Pipfile.lock ./
RUN PIPENV_VENV_IN_PROJECT=1 pipenv install --deploy

FROM python:3.11-slim
WORKDIR /app
COPY --from=builder /app ./
COPY . .
CMD gunicorn config.wsgi --bind 0.0.0.0:8000
