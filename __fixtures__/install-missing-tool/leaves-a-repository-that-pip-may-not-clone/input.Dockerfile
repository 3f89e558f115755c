FROM python:3.12-slim AS marked
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

FROM python:3.12-slim AS tolerated
RUN pip install --no-cache-dir git+https://github.com/pallets/flask@3.0.3 || pip install flask

FROM python:3.12 AS full
RUN pip install --no-cache-dir git+https://github.com/pallets/flask@3.0.3

FROM python:3.12-slim AS brought
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
RUN pip install --no-cache-dir git+https://github.com/pallets/flask@3.0.3

FROM python:3.12-slim
COPY --from=marked /app /marked
COPY --from=tolerated /etc/hostname /tolerated
COPY --from=full /etc/hostname /full
COPY --from=brought /etc/hostname /brought
