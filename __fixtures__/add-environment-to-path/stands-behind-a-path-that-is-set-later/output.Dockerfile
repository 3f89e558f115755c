FROM python:3.11-slim
RUN python -m venv /opt/venv && . /opt/venv/bin/activate && pip install flask
ENV PATH=/opt/tools:$PATH
ENV PATH=/opt/venv/bin:$PATH
CMD ["flask", "run"]
