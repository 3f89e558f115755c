FROM python:3.11-slim
RUN useradd --create-home app
USER app
WORKDIR /srv/app
USER root
RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
USER app
COPY --chown=app:app . .
CMD ["python", "main.py"]
