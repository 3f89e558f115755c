FROM python:3.11-slim
WORKDIR /app
RUN python -m venv /opt/venv
COPY requirements.txt .
RUN source /opt/venv/bin/activate && pip install -r requirements.txt
COPY app.py .
CMD ["/opt/venv/bin/python", "app.py"]
