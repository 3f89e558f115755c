FROM python:3.12-alpine
RUN pip install psutil==5.6.7
