FROM python:3.11-slim
RUN python -m venv /opt/venv
COPY requirements.txt .
RUN pip install -r requirements.txt
CMD ["gunicorn", "app:app"]
