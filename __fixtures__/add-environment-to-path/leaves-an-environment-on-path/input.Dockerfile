FROM python:3.11-slim
RUN python -m venv /opt/venv && /opt/venv/bin/pip install flask
ENV PATH=/opt/venv/bin:$PATH
CMD ["flask", "run"]
