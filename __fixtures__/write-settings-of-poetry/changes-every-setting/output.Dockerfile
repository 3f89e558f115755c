FROM python:3.11-slim
RUN pip3 install --no-cache-dir poetry \
    && poetry config virtualenvs.create false \
    && poetry config virtualenvs.in-project true
