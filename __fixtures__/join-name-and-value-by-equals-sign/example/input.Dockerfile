FROM python:3.12
ENV PYTHONUNBUFFERED 1
ENV APP_NAME My Application
LABEL maintainer "Ada Lovelace <ada@example.com>"
