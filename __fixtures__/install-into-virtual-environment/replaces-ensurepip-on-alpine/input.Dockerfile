FROM alpine:3.21
RUN apk add --no-cache python3 && \
    python3 -m ensurepip && \
    pip3 install --upgrade pip setuptools && \
    pip3 install requests
CMD ["python3", "-c", "import requests"]
