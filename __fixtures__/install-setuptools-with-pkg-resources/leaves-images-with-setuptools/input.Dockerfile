FROM python:3.11-slim AS old
WORKDIR /srv
COPY requirements.txt .
RUN pip install -r requirements.txt
CMD ["gunicorn", "app:app"]

FROM python:3.12.4-slim
WORKDIR /srv
COPY requirements.txt .
RUN pip install -r requirements.txt
CMD ["gunicorn", "app:app"]
