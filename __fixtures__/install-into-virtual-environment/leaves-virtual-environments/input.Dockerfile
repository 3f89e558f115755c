FROM debian:12
RUN apt-get update && apt-get install -y python3-pip python3-venv && python3 -m venv /venv
ENV PATH=/venv/bin:$PATH
RUN pip install requests

FROM alpine:3.20
RUN apk add --no-cache py3-pip && python3 -m venv /venv && . /venv/bin/activate && pip install requests

FROM alpine:3.20
RUN apk add --no-cache py3-pip && python3 -m venv /venv && /venv/bin/pip install requests
