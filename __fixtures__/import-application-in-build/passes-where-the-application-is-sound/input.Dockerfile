FROM python:3.11-slim
WORKDIR /srv
COPY app/ app/
USER nobody
CMD ["python", "-m", "uvicorn", "app.main:app"]
