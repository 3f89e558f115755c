FROM debian:bookworm-slim
WORKDIR /app
RUN apt-get update \
    && apt-get install -y --no-install-recommends wget ca-certificates \
    && rm -rf /var/lib/apt/lists/*
# The rules change every day.
RUN wget -q https://rules.example.com/latest.json
COPY rules.conf .
CMD ["sleep", "infinity"]
