FROM python:3.11-slim
WORKDIR /srv
COPY app/ app/
USER nobody
RUN python -c "import app.main"
CMD ["uvicorn", "app.main:app"]
