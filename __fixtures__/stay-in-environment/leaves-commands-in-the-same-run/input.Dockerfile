FROM python:3.11-slim
RUN python -m venv /opt/venv
RUN . /opt/venv/bin/activate && pip install flask
CMD ["/opt/venv/bin/flask", "run"]
