FROM debian:bookworm
RUN curl -o /tmp/conda.sh https://repo.anaconda.com/miniconda/Miniconda3-latest-Linux-x86_64.sh
RUN curl -o /tmp/setup.sh https://raw.githubusercontent.com/example/shop/main/setup.sh
