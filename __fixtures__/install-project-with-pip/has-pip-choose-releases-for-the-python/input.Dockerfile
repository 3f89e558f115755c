FROM python:3.5
COPY . /src
RUN cd /src && python setup.py install
