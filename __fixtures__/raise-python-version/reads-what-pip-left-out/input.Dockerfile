FROM python:3.8-alpine
RUN pip install unheard-of==2.0.1
