FROM python:3.11-slim
RUN python -m venv /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH=/opt/venv/bin:$PATH
RUN pip install flask
CMD ["flask", "run"]
