FROM 123456789012.dkr.ecr.eu-west-1.amazonaws.com/python:3.11-slim
RUN pip install flask
