FROM debian:12-slim
WORKDIR /app
COPY --chown=1000:1000 docker/start.sh ./start

RUN chmod 0555 start
CMD ["./start"]
