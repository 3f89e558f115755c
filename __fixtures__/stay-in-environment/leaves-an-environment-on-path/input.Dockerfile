FROM python:3.11-slim
RUN python -m venv /opt/venv
RUN . /opt/venv/bin/activate
ENV PATH="/opt/venv/bin:$PATH"
RUN pip install flask
