FROM python:3.8
COPY . /app
RUN pip install /app
