FROM debian:12-slim
RUN echo "[app]\nkey=value" > /app.conf
