FROM python:3.8
RUN pip install setuptools==57.0.0
COPY . /app
RUN pip install /app
