FROM continuumio/miniconda3
RUN conda create -n worker python=3.11
SHELL ["/bin/bash", "--login", "-c"]
RUN conda activate worker
SHELL ["conda", "run", "-n", "worker", "/bin/bash", "-c"]
RUN conda activate worker
RUN pip install flask
