FROM node:20-alpine
RUN adduser -D -H worker \
    && mkdir -p /home/worker/.npm /home/worker/.cache \
    && chown -R worker:worker /home/worker
WORKDIR /app
COPY . .
USER worker
ENTRYPOINT ["./docker/start.sh"]
