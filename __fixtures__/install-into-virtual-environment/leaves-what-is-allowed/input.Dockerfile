FROM debian:12
RUN apt-get update && apt-get install -y python3-pip
RUN pip install --break-system-packages requests

FROM alpine:3.20
ENV PIP_BREAK_SYSTEM_PACKAGES=1
RUN apk add --no-cache py3-pip && pip install requests

FROM ubuntu:24.04
RUN apt-get update && apt-get install -y python3-pip && rm /usr/lib/python3.12/EXTERNALLY-MANAGED
RUN pip install requests

FROM alpine:3.20
RUN apk add --no-cache py3-pip && pip install --target /srv/lib requests
