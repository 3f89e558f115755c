FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
RUN groupadd -r -g 1001 app && useradd -r -m -d /srv/app -s /usr/sbin/nologin -u 1001 -g 1001 app
RUN useradd -s /bin/bash other
USER app
