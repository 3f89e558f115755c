FROM debian:12-slim
RUN apt-get update && apt-get install -y adduser && rm -rf /var/lib/apt/lists/* \
    && adduser --disabled-password --gecos '' app
USER app
CMD ["bash"]
