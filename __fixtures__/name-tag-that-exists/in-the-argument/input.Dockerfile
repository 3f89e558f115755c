ARG PY=3.12-slim-bookwurm
FROM python:${PY}
RUN pip install flask
