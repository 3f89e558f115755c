FROM debian:12-slim
WORKDIR /app
COPY --chown=1000:1000 --chmod=0555 docker/start.sh ./start

CMD ["./start"]
