FROM python:3.12-alpine3.20
RUN pip install requests

FROM python:3.12-bookworm
RUN apt-get update && apt-get install -y python3-pip && pip install requests
