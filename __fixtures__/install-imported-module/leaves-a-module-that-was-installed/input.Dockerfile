FROM python:3.8
RUN pip install six
COPY . /src
RUN pip install /src
