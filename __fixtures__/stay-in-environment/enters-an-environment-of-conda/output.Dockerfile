FROM continuumio/miniconda3:24.1.2-0
WORKDIR /srv
COPY environment.yml .
RUN conda env create -n worker -f environment.yml
ENV CONDA_DEFAULT_ENV=worker \
    PATH=/opt/conda/envs/worker/bin:$PATH
COPY . .
CMD ["python", "worker.py"]
