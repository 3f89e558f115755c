FROM python:3.12.7 AS base
WORKDIR /srv
COPY api/requirements.txt ./
RUN pip install --upgrade pip && pip install -r requirements.txt setuptools

FROM base
COPY api/ ./
CMD uvicorn app.main:app --host 0.0.0.0
