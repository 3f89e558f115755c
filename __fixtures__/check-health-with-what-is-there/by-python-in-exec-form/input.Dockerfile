FROM python:3.11-slim
WORKDIR /srv
COPY index.html ./
HEALTHCHECK --interval=1s --timeout=3s --retries=2 CMD ["curl", "-fsS", "-o", "/dev/null", "http://localhost:8000/index.html"]
CMD ["python", "-m", "http.server", "8000"]
