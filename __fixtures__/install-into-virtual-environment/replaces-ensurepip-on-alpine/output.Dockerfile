FROM alpine:3.21
ENV PATH=/opt/venv/bin:$PATH
RUN apk add --no-cache python3 && \
    /usr/bin/python3 -m venv /opt/venv && \
    python3 -m ensurepip && \
    pip3 install --upgrade pip setuptools && \
    pip3 install requests
CMD ["python3", "-c", "import requests"]
