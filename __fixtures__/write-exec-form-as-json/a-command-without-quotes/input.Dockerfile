FROM python:3.11-slim
WORKDIR /app
ENTRYPOINT [python, app.py]
