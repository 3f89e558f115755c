FROM debian:12
RUN apt-get update && apt-get install -y --download-only git && apt-get install -y git && cp /var/cache/apt/archives/*.deb /opt/
