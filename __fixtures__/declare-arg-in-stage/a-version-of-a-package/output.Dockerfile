ARG PACKAGE_VERSION=2.0.1
FROM python:3.11-slim
ARG PACKAGE_VERSION
RUN pip install --no-cache-dir requests==${PACKAGE_VERSION}
