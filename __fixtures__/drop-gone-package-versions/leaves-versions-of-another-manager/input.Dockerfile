FROM python:3.11
RUN apt-get update && apt-get install -y nodejs && pip install numpy==1.99
