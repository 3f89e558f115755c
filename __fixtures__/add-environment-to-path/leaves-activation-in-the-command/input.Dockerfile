FROM python:3.11-slim
RUN python -m venv /opt/venv && /opt/venv/bin/pip install gunicorn
CMD . /opt/venv/bin/activate && gunicorn app:app
