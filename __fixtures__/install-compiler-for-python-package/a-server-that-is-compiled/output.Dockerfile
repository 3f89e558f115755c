FROM python:3.12-alpine
RUN apk add --no-cache build-base linux-headers
COPY requirements.txt .
RUN pip install -r requirements.txt
CMD ["uwsgi", "--http", ":8000", "--module", "site"]
