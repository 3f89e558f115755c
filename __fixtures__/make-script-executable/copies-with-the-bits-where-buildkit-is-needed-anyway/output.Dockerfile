FROM python:3.12-slim
WORKDIR /app
RUN --mount=type=cache,target=/root/.cache/pip pip install gunicorn
COPY --chmod=755 docker/start.sh /app/start.sh
CMD ["/app/start.sh"]
