FROM debian:12-slim
ADD https://repo.anaconda.com/miniconda/Miniconda3-latest-Linux-x86_64.sh /conda.sh
RUN sh /conda.sh -b -p /opt/conda
