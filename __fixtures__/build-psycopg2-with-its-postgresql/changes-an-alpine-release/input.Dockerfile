FROM python:3.6.4-alpine3.7
COPY . /app
RUN apk add --no-cache gcc musl-dev postgresql-dev && pip install /app
