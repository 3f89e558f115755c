FROM python:2.7
RUN pip install unheard-of==3.1
