FROM python:3.11-slim
WORKDIR /srv
COPY app/ app/
USER nobody
CMD ["uvicorn", "app.main:app"]
