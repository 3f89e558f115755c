FROM python:3.11-slim-buster
WORKDIR /app
COPY app.py .
HEALTHCHECK CMD python -c "import urllib.request; urllib.request.urlopen('http://localhost:8000/')" || exit 1
CMD ["python", "app.py"]
