FROM registry.example.com/base/conda:1
RUN conda activate worker
RUN pip install flask
