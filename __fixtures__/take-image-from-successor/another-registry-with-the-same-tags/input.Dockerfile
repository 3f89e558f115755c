FROM gcr.io/tensorflow/tensorflow:1.5.0-py3
COPY . /notebooks
