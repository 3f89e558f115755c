FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
RUN addgroup --system --gid 1001 app && adduser --system --uid 1001 --gid 1001 --home /srv/app app
RUN adduser --disabled-password --gecos "" --no-create-home other
USER app
