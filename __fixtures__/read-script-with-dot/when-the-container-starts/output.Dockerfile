FROM python:3.11-slim
RUN python -m venv /venv
COPY app.py .
CMD . /venv/bin/activate && python app.py
