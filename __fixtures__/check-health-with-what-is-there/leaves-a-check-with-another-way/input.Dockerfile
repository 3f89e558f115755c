FROM python:3.12-slim
HEALTHCHECK CMD curl -f http://localhost:8000/ || python -c "import urllib.request; urllib.request.urlopen('http://localhost:8000/')"
