FROM python:3.10-alpine
RUN pip install unheard-of==2.0.1
