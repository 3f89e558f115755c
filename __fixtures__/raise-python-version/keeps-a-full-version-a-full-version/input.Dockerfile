ARG PYTHON=3.6.4-stretch
FROM python:${PYTHON}
COPY requirements.txt .
RUN pip3 install -r requirements.txt
