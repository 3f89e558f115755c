FROM alpine:3.20
RUN apk add --no-cache python3 py3-pip
COPY app.py /
ENV PATH=/opt/venv/bin:$PATH
RUN python3 -m venv /opt/venv && pip install --no-cache-dir flask
CMD ["python3", "app.py"]
