FROM debian:12-slim
WORKDIR /srv
COPY --chown=root:root entrypoint.sh worker.sh ./
RUN apt-get update && chmod 0755 *.sh && ./worker.sh
ENTRYPOINT ["./entrypoint.sh"]
