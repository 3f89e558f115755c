FROM python:3.11-slim
RUN pip3 install --no-cache-dir poetry \
    && poetry config settings.virtualenvs.create false \
    && poetry config settings.virtualenvs.in-project true
