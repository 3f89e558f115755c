FROM python:3.12-slim
RUN pip install uv
WORKDIR /app
COPY . .
RUN uv sync --frozen
CMD ["uv", "run", "gunicorn", "app:app"]

FROM registry.example.com/python:1
RUN python -m venv /opt/venv && /opt/venv/bin/pip install gunicorn
CMD ["gunicorn", "app:app"]
