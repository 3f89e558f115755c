FROM registry.example.org/conda:3
RUN apt-get update && apt-get install -y gcc
