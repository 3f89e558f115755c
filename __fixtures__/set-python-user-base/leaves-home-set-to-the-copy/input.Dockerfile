FROM python:3.11-slim AS builder
RUN pip install --user --no-cache-dir sanic

FROM python:3.11-slim
COPY --from=builder /root/.local /home/app/.local
# Holds for every user, --user and runAsUser too
ENV HOME=/home/app \
    PATH=/home/app/.local/bin:$PATH
USER 1001
CMD ["sanic", "server.app"]
