FROM python:3.11 AS wheels
COPY requirements.txt .
RUN pip wheel --wheel-dir /wheels -r requirements.txt mysqlclient==2.2.4

FROM python:3.11-slim
RUN apt-get update && apt-get install -y libpq5
COPY --from=wheels /wheels /wheels
RUN pip install --no-index --find-links=/wheels mysqlclient django
