FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends \
      ca-certificates \
      python3-pip \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /srv
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
CMD ["python3", "worker.py"]
