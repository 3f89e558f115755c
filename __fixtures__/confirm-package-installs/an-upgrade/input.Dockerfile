FROM python:3.11-slim
RUN apt-get update && apt-get upgrade && apt-get install -y --no-install-recommends libpq5
