FROM python:3.12
RUN pip install setuptools
COPY . /app
RUN pip install --no-build-isolation /app
