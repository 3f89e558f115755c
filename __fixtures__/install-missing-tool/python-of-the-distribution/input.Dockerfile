FROM ubuntu:22.04
WORKDIR /app
COPY report.py .
RUN python3 report.py
