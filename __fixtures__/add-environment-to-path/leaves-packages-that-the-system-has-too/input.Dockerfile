FROM python:3.11-slim
RUN pip install gunicorn && python -m venv /opt/venv && /opt/venv/bin/pip install flask
CMD ["gunicorn", "app:app"]
