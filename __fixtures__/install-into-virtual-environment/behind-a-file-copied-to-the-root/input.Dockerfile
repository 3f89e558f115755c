FROM alpine:3.20
RUN apk add --no-cache python3 py3-pip
COPY app.py /
RUN pip install --no-cache-dir flask
CMD ["python3", "app.py"]
