FROM registry.example.org/ci:19.04
RUN apt-get update && apt-get install -y curl
