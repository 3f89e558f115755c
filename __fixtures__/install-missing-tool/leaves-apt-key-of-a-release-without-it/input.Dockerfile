FROM debian:13
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl
RUN curl -fsSL https://packages.example.com/signing.asc | apt-key add -
