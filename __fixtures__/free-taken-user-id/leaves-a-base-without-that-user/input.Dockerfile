FROM python:3.12-slim
RUN useradd -u 1000 -m app
USER app
