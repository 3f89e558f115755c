FROM debian:12-slim
RUN apt-get update && apt-get install -y some-vendor-server
HEALTHCHECK CMD curl -f http://localhost:8000/ || exit 1
