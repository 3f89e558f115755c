FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends nginx && chown redis /srv
RUN useradd -m redis
USER redis
