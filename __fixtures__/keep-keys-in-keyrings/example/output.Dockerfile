FROM debian:trixie-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl gnupg \
    && rm -rf /var/lib/apt/lists/*
RUN curl -fsSL https://packages.example.com/signing.asc | gpg --dearmor -o /etc/apt/keyrings/example.gpg \
    && echo "deb [signed-by=/etc/apt/keyrings/example.gpg] https://packages.example.com/apt stable main" > /etc/apt/sources.list.d/example.list \
    && apt-get update \
    && apt-get install -y --no-install-recommends example-tool \
    && rm -rf /var/lib/apt/lists/*
