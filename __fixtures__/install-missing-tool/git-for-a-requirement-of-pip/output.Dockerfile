FROM python:3.12-slim
WORKDIR /app
RUN apt-get update && apt-get install -y --no-install-recommends gcc git && rm -rf /var/lib/apt/lists/*
RUN pip install --no-cache-dir "flask @ git+https://github.com/pallets/flask@3.0.3"
CMD ["flask", "run"]
