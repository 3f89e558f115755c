FROM python:3.11-slim
ARG VERSION=1.0
ENV APP_HOME=/app
WORKDIR /app
CMD ["python", "-V"]
