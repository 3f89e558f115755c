FROM python:3.5
RUN pip install git+https://example.com/tools.git
