FROM python:3.12-alpine
WORKDIR /app
RUN apk add --no-cache build-base mariadb-dev pkgconf
COPY requirements.txt .
RUN pip install -r requirements.txt
