FROM debian:12-slim
COPY bin /srv/bin
WORKDIR /srv
RUN chmod +x bin/*.sh
ENTRYPOINT ["/srv/bin/start.sh"]
