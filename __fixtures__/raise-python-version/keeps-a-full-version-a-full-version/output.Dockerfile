ARG PYTHON=3.7.11-stretch
FROM python:${PYTHON}
COPY requirements.txt .
RUN pip3 install -r requirements.txt
