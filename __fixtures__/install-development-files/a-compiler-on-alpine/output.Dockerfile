FROM python:3.12-alpine
RUN apk add --no-cache build-base
RUN pip install psutil==5.6.7
