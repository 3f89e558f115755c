FROM python:3.5@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
COPY . /app
RUN pip install /app
