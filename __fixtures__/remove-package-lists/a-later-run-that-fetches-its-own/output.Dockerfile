FROM debian:12
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
RUN curl -fsS https://example.com/setup -o /etc/setup
RUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*
