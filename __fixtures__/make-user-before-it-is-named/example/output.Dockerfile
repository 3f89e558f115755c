FROM debian:12-slim
WORKDIR /srv/queue
# Runs the worker.
RUN useradd --system --no-create-home queue
RUN chown -R queue:queue /srv/queue
USER queue
CMD ["ls", "-ld", "/srv/queue"]
