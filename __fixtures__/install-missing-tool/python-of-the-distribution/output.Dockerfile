FROM ubuntu:22.04
WORKDIR /app
COPY report.py .
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*
RUN python3 report.py
