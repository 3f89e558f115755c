FROM debian:bookworm
RUN curl -fsSLo /tmp/shop.tar.gz https://github.com/example/shop/archive/v1.4.0.tar.gz
RUN curl --location -o /tmp/conda.sh https://repo.continuum.io/miniconda/Miniconda3-latest-Linux-x86_64.sh
