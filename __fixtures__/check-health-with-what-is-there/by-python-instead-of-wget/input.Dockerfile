FROM python:3.11-slim
COPY index.html /srv/
WORKDIR /srv
HEALTHCHECK --interval=1s --timeout=3s --retries=2 CMD wget --quiet --tries=1 --spider http://localhost:8000 || exit 1
CMD ["python", "-m", "http.server", "8000"]
