FROM python:3.12
ENV PATH=/opt/tools
RUN pip3 install flask
