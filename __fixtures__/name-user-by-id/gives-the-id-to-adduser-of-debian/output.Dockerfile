FROM debian:12-slim
RUN apt-get update && apt-get install -y adduser && rm -rf /var/lib/apt/lists/* \
    && adduser --uid 1000 --disabled-password --gecos '' app
USER 1000
CMD ["bash"]
