FROM debian:12-slim
RUN curl -fsSLO https://repo.anaconda.com/miniconda/Miniconda3-latest-Linux-x86_64.sh \
    && sh Miniconda3-latest-Linux-x86_64.sh -b -p /opt/conda
RUN curl -fsSL https://downloads.example.com/compiler-x86_64-linux.tar.bz2 | tar -xj
