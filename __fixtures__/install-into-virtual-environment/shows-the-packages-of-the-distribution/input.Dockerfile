FROM alpine:3.20
RUN apk add --no-cache python3 py3-pip py3-numpy
COPY requirements.txt /srv/
RUN pip install -r /srv/requirements.txt
CMD ["python3", "/srv/main.py"]
