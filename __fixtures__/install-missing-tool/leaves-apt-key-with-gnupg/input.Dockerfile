FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl gnupg2
RUN curl -fsSL https://packages.example.com/signing.asc | apt-key add -
