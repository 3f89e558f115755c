FROM python:3.12
WORKDIR /app
RUN pip install flask && rm -rf /tmp/* build *.txt
