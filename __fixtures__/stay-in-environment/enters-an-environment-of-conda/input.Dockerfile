FROM continuumio/miniconda3:24.1.2-0
WORKDIR /srv
COPY environment.yml .
RUN conda env create -n worker -f environment.yml
RUN conda activate worker
COPY . .
CMD ["python", "worker.py"]
