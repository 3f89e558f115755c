FROM alpine:3.20
RUN apk add --no-cache python3 py3-pip py3-numpy
COPY requirements.txt /srv/
ENV PATH=/opt/venv/bin:$PATH
RUN python3 -m venv --system-site-packages /opt/venv && pip install -r /srv/requirements.txt
CMD ["python3", "/srv/main.py"]
