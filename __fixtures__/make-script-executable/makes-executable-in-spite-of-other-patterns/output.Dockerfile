FROM debian:12-slim
COPY start.sh /srv/start.sh
RUN chmod +x /srv/start.sh
RUN apt-get update && apt-get install -y tini && rm -rf /var/lib/apt/lists/* /tmp/*
ENTRYPOINT ["/srv/start.sh"]
