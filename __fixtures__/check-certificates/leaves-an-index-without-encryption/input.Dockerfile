FROM python:3.12-slim
RUN pip install --no-cache-dir --trusted-host pi.example.org -i http://pi.example.org/simple tool
