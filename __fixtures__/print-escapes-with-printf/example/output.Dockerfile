FROM debian:12-slim
RUN printf '%b\n' "[app]\nkey=value" > /app.conf
