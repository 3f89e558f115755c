FROM python:3.12-slim
COPY requirements.txt .
RUN pip install --no-cache-dir --trusted-host pypi.python.org -r requirements.txt
RUN pip install --no-cache-dir --trusted-host=files.example.org --index-url https://files.example.org/simple tool
