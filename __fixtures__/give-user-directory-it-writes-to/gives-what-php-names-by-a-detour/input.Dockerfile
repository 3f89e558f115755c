FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends php-cli && rm -rf /var/lib/apt/lists/*
WORKDIR /srv
COPY . .
RUN mkdir -p storage
USER www-data
CMD ["php", "-S", "0.0.0.0:8000", "-t", "public"]
