FROM python:3.11-slim
RUN python -m venv /opt/venv
RUN . /opt/venv/bin/activate
RUN pip install flask
CMD ["flask", "run"]
