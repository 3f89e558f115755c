FROM python:3.12-alpine
COPY requirements.txt .
RUN pip install -r requirements.txt
CMD ["uwsgi", "--http", ":8000", "--module", "site"]
