FROM registry.example.org/conda:3
RUN apt-get install -y gcc
