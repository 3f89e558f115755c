FROM python:3.7-slim
COPY . /app
RUN python -m venv /env \
    && . /env/bin/activate \
    && pip install /app
