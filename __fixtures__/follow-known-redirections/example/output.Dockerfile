FROM ubuntu:22.04
RUN apt-get update && apt-get install -y curl
RUN curl -L -so /tmp/miniconda.sh https://repo.continuum.io/miniconda/Miniconda3-latest-Linux-x86_64.sh \
    && bash /tmp/miniconda.sh -b -p /opt/conda \
    && rm /tmp/miniconda.sh
RUN /opt/conda/bin/conda install -y numpy
